// Opens the pages the report carries: each in a frame of its own, made when a reader asks for it.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";

  async function unpacked(number) {
    const bytes = Uint8Array.from(atob(at(`piece-${number}`).textContent), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  }
  async function pageOf(name) {
    return (await Promise.all(at(`page-${name}`).textContent.split(" ").map(unpacked))).join("");
  }
  function button(words, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", action);
    return made;
  }
  function save(html, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([html], { type: "text/html;charset=utf-8" }));
    link.download = `${name}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  // The base keeps links within the page within the frame; it stands before the page's own policy.
  function frameOf(html, title) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", SANDBOX);
    frame.title = title;
    frame.srcdoc = html.replace("<head>", '<head><base href="about:srcdoc">');
    return frame;
  }
  async function open(box) {
    const { page: name, title, save: saving, whole } = box.dataset, note = box.querySelector("p");
    const html = await pageOf(name), frame = frameOf(html, title);
    const tools = document.createElement("p");
    tools.className = "tools";
    if (frame.requestFullscreen) tools.append(button(whole, () => frame.requestFullscreen()));
    tools.append(button(saving, () => save(html, name)));
    note.replaceWith(tools, frame);
  }
  for (const box of document.querySelectorAll("details.original")) {
    const note = box.querySelector("p"), able = typeof DecompressionStream !== "undefined";
    note.textContent = able ? "…" : box.dataset.old;
    box.addEventListener("toggle", () => open(box), { once: true });
    if (!able) box.replaceWith(box.cloneNode(true)); // without what listens
  }
})();
