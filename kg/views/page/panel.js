// The panel at the side: what is known of a node or link, each fact with the sentences that say so.
const BATCH = 12;

function makePanel(onGo, onClose) {
  const panel = at("panel"), body = at("panel-body");
  let current = null, from = null;

  // Only addresses of the web become links; anything else an article gives as its address is shown as text.
  function articleLink(article) {
    const title = article.title || word("page", "untitled");
    return /^https?:\/\//i.test(article.url || "")
      ? make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer", lang: "vi", text: title })
      : make("span", { lang: "vi", text: title });
  }
  function citation(index) {
    const article = page.articles[index], address = article.url && !/^https?:\/\//i.test(article.url) ? article.url : "";
    const rest = [article.publisher, article.date, address].filter(Boolean).join(", ");
    return make("cite", {}, articleLink(article), rest ? ` — ${rest}` : "");
  }
  // The sentences of all rows in order, each once, with every quote in it.
  function sentencesOf(sections) {
    const quotes = new Map();
    for (const passage of sections.flatMap(({ rows }) => rows).flatMap((row) => row.says || [])) {
      const [sentence, start, end] = page.passages[passage];
      if (!quotes.has(sentence)) quotes.set(sentence, []);
      quotes.get(sentence).push([start, end]);
    }
    return quotes;
  }
  function highlighted(text, spans) {
    const letters = Array.from(text), quote = make("blockquote", { lang: "vi" });
    let done = 0;
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (end <= done) continue;
      const begin = Math.max(start, done);
      quote.append(letters.slice(done, begin).join(""), make("mark", { text: letters.slice(begin, end).join("") }));
      done = end;
    }
    quote.append(letters.slice(done).join(""));
    return quote;
  }
  function rowOf(row, order) {
    const node = row.to === undefined ? null : nodeOf.get(row.to);
    const line = document.createDocumentFragment();
    if (row.before) line.append(`${row.before.map(told).join(" ")} `);
    if (node) line.append(make("button", { type: "button", class: "go", text: labelOf(node), on: { click: () => onGo(node.id) } }));
    else if (row.article !== undefined) line.append(articleLink(page.articles[row.article]));
    else if (row.text !== undefined) line.append(told(row.text));
    if (row.then !== undefined && nodeOf.has(row.then)) {
      line.append(` ${told(row.link)} `, make("button", { type: "button", class: "go", text: labelOf(nodeOf.get(row.then)), on: { click: () => onGo(row.then) } }));
    } else if (row.then_text !== undefined) line.append(` ${told(row.link)} ${told(row.then_text)}`);
    const notes = (row.notes || []).map(told);
    if (row.sure !== undefined) notes.push(phrase("sure", { n: Math.round(row.sure * 100) }));
    if (notes.length) line.append(make("span", { class: "aside", text: ` · ${notes.join(" · ")}` }));
    const shown = [...new Set((row.says || []).map((passage) => order.get(page.passages[passage][0])))].slice(0, 3);
    for (const place of shown) line.append(make("button", { type: "button", class: "ref", text: place + 1, "aria-label": phrase("sentence", { n: place + 1 }), on: { click: () => pointAt(place) } }));
    return line;
  }
  function batched(list, makers) {
    const more = make("button", { type: "button", class: "more" });
    const next = () => {
      list.append(...makers.splice(0, BATCH).map((maker) => maker()));
      more.textContent = phrase("more", { n: number(makers.length) });
      more.hidden = !makers.length;
    };
    more.addEventListener("click", next);
    next();
    return [list, more];
  }
  function pointAt(place) {
    const more = body.querySelector(".evidence > .more");
    while (!at(`sentence-${place}`) && !more.hidden) more.click();
    body.querySelectorAll(".pointed").forEach((line) => line.classList.remove("pointed"));
    at(`sentence-${place}`).classList.add("pointed");
    at(`sentence-${place}`).scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
  }
  function evidence(quotes) {
    const makers = [...quotes].map(([sentence, spans], place) => () => {
      const [article, text] = page.sentences[sentence];
      return make("li", { id: `sentence-${place}` }, make("span", { class: "number", text: place + 1 }), make("div", {}, highlighted(text, spans), citation(article)));
    });
    const title = make("h3", { text: word("page", "sentences") });
    if (!makers.length) return make("section", { class: "evidence" }, title, make("p", { class: "quiet", text: word("page", "no_sentence") }));
    return make("section", { class: "evidence" }, title, ...batched(make("ul", { class: "sentences" }), makers));
  }
  function facts(sections, order) {
    const brief = sections.filter((section) => section.brief), lists = sections.filter((section) => !section.brief);
    const table = make("dl", {}, ...brief.flatMap(({ name, rows }) => [
      make("dt", { text: word("facts", name) }), make("dd", {}, ...rows.flatMap((row, index) => [index ? document.createElement("br") : null, rowOf(row, order)])),
    ]));
    const blocks = lists.map(({ name, rows }) => make("section", {}, make("h3", { text: word("facts", name) }),
      ...batched(make("ul"), rows.map((row) => () => make("li", {}, rowOf(row, order))))));
    return [brief.length ? table : null, ...blocks].filter(Boolean);
  }
  function ofEdge(edge) {
    const title = `${labelOf(nodeOf.get(edge.from))} – ${labelOf(nodeOf.get(edge.to))}`;
    const link = { name: "link", rows: [{ to: edge.from, link: ["links", edge.kind], then: edge.to, says: page.links[edge.id] }] };
    const meeting = { name: "meeting", rows: [{ to: edge.meeting }] };
    return { title, swatch: linkSwatch(edge.kind), kind: word("links", edge.kind), sections: nodeOf.has(edge.meeting) ? [link, meeting] : [link] };
  }
  function ofNode(node) {
    return { title: labelOf(node), swatch: kindSwatch(node.kind), kind: word("kinds", node.kind), sections: page.panels[node.id] || [] };
  }
  function draw() {
    const { title, swatch, kind, sections } = edgeOf.has(current) ? ofEdge(edgeOf.get(current)) : ofNode(nodeOf.get(current));
    const quotes = sentencesOf(sections), order = new Map([...quotes.keys()].map((sentence, place) => [sentence, place]));
    at("panel-kind").replaceChildren(swatch, kind);
    at("panel-title").textContent = title;
    body.replaceChildren(...facts(sections, order), evidence(quotes));
  }
  function open(id) {
    if (panel.hidden) from = document.activeElement;
    current = id;
    panel.hidden = false;
    draw();
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  }
  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    current = null;
    if (from && document.contains(from)) from.focus({ preventScroll: true });
    onClose();
  }
  at("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  return { open, close, draw: () => { if (current !== null) draw(); }, inset };

  // How much of the drawing the panel covers: a strip on the right, or as a sheet at the bottom.
  function inset() {
    if (panel.hidden) return { right: 0, bottom: 0 };
    const mine = panel.getBoundingClientRect(), all = panel.parentElement.getBoundingClientRect();
    return mine.width > 0.9 * all.width ? { right: 0, bottom: all.bottom - mine.top } : { right: all.right - mine.left, bottom: 0 };
  }
}
