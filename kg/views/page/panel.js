// The panel at the side: what is known of a node, a link or a meeting, each fact with the sentences that say so.
const BATCH = 12;
const COUNTED = ["met", "discussed"]; // links that stand for meetings and nothing else

function makePanel(onGo, onClose, onOnly, passes) {
  const panel = at("panel"), body = at("panel-body");
  let current = null, from = null, passed = []; // what is shown, what had the focus before, what was shown before

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
  // The sentences of passages in order, each once, with every quote in it.
  function sentencesOf(passages) {
    const quotes = new Map();
    for (const passage of passages) {
      const [sentence, start, end] = page.passages[passage];
      if (!quotes.has(sentence)) quotes.set(sentence, []);
      quotes.get(sentence).push([start, end]);
    }
    return quotes;
  }
  const goTo = (id, text) => make("button", { type: "button", class: "go", text, on: { click: () => onGo(id) } });
  const named = (id) => (nodeOf.has(id) ? goTo(id, labelOf(nodeOf.get(id))) : make("span", { text: labelOf(page.units[id]) }));
  function listed(parts) {
    return parts.flatMap((part, index) => [index ? ", " : null, part]);
  }
  // A meeting with its date, its parties, what is in doubt, and the sentences that report it.
  function card(row) {
    const meeting = meetingOf.get(row.to), notes = (row.notes || []).map(told);
    const says = row.says && row.says.length ? row.says : meeting.says;
    return make("li", { class: "card" }, goTo(meeting.id, labelOf(meeting)),
      make("div", { class: "aside" }, [dateOf(meeting), ...notes].join(" · ")),
      meeting.units.length ? make("div", { class: "aside" }, `${word("facts", "parties")}: `, ...listed(meeting.units.map(named))) : null,
      ...(meeting.doubt || []).map((reason) => make("div", { class: "doubt", text: told(reason) })),
      ...[...sentencesOf(says)].map(([sentence, spans]) => make("div", { class: "said" }, highlighted(page.sentences[sentence][1], spans), citation(page.sentences[sentence][0]))));
  }
  function cards(rows) {
    const left = rows.filter(({ to }) => passes(meetingOf.get(to))), list = make("ul", { class: "cards" });
    const hidden = rows.length - left.length;
    return make("section", {}, make("h3", { text: `${word("facts", "meetings")} (${number(left.length)})` }),
      ...batched(list, left.map((row) => () => card(row))), hidden ? make("p", { class: "quiet", text: phrase("filtered", { n: hidden }) }) : null);
  }
  function rowOf(row, order) {
    const node = row.to === undefined ? null : nodeOf.get(row.to) || meetingOf.get(row.to);
    const line = document.createDocumentFragment();
    if (row.before) line.append(`${row.before.map(told).join(" ")} `);
    if (node) line.append(goTo(node.id, labelOf(node)));
    else if (row.article !== undefined) line.append(articleLink(page.articles[row.article]));
    else if (row.text !== undefined) line.append(told(row.text));
    if (row.then !== undefined && nodeOf.has(row.then)) {
      line.append(` ${told(row.link)} `, goTo(row.then, labelOf(nodeOf.get(row.then))));
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
    if (!makers.length && body.querySelector(".said")) return [];
    const title = make("h3", { text: word("page", "sentences") });
    if (!makers.length) return [make("section", { class: "evidence" }, title, make("p", { class: "quiet", text: word("page", "no_sentence") }))];
    return [make("section", { class: "evidence" }, title, ...batched(make("ul", { class: "sentences" }), makers))];
  }
  function facts(sections, order) {
    const brief = sections.filter((section) => section.brief), lists = sections.filter((section) => !section.brief);
    const table = make("dl", {}, ...brief.flatMap(({ name, rows }) => [
      make("dt", { text: word("facts", name) }), make("dd", {}, ...rows.flatMap((row, index) => [index ? document.createElement("br") : null, rowOf(row, order)])),
    ]));
    const blocks = lists.map(({ name, rows }) => (name === "meetings" && rows.every(({ to }) => meetingOf.has(to)) ? cards(rows)
      : make("section", {}, make("h3", { text: word("facts", name) }), ...batched(make("ul"), rows.map((row) => () => make("li", {}, rowOf(row, order)))))));
    return [brief.length ? table : null, ...blocks].filter(Boolean);
  }
  function ofEdge(edge) {
    const title = `${labelOf(nodeOf.get(edge.from))} – ${labelOf(nodeOf.get(edge.to))}`;
    const link = { name: "link", rows: [{ to: edge.from, link: ["links", edge.kind], then: edge.to, says: (page.links[edge.id] || {}).says }] };
    const met = { name: "meetings", rows: behind(edge).map(({ id }) => ({ to: id })) };
    const sections = [COUNTED.includes(edge.kind) ? null : link, met.rows.length ? met : null].filter(Boolean);
    return { title, swatch: linkSwatch(edge.kind), kind: word("links", edge.kind), sections };
  }
  function ofNode(node) {
    return { title: labelOf(node), swatch: kindSwatch(node.kind || "meeting"), kind: word("kinds", node.kind || "meeting"), sections: page.panels[node.id] || [] };
  }
  const about = (id) => nodeOf.get(id) || edgeOf.get(id) || meetingOf.get(id);
  function draw() {
    const thing = about(current), { title, swatch, kind, sections } = edgeOf.has(current) ? ofEdge(thing) : ofNode(thing);
    const plain = sections.filter(({ name }) => name !== "meetings");
    const quotes = sentencesOf(plain.flatMap(({ rows }) => rows).flatMap((row) => row.says || []));
    const order = new Map([...quotes.keys()].map((sentence, place) => [sentence, place]));
    at("panel-kind").replaceChildren(swatch, kind);
    at("panel-title").textContent = title;
    at("panel-back").hidden = !passed.length;
    at("panel-only").hidden = !nodeOf.has(current);
    body.replaceChildren(...doubtOf(thing).map((reason) => make("p", { class: "doubt", text: told(reason) })), ...facts(sections, order));
    body.append(...evidence(quotes));
  }
  function go(id) {
    current = id;
    panel.hidden = false;
    draw();
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  }
  function open(id) {
    if (panel.hidden) from = document.activeElement;
    if (!panel.hidden && current !== null && current !== id) passed.push(current);
    go(id);
  }
  function back() {
    const id = passed.pop();
    current = null;
    onGo(id);
  }
  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    current = null;
    passed = [];
    if (from && document.contains(from)) from.focus({ preventScroll: true });
    onClose();
  }
  at("panel-close").addEventListener("click", close);
  at("panel-back").addEventListener("click", back);
  at("panel-only").addEventListener("click", () => onOnly(current));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  return { open, close, draw: () => { if (current !== null) draw(); }, current: () => current, inset };

  // How much of the drawing the panel covers: a strip on the right, or as a sheet at the bottom.
  function inset() {
    if (panel.hidden) return { right: 0, bottom: 0 };
    const mine = panel.getBoundingClientRect(), all = panel.parentElement.getBoundingClientRect();
    return mine.width > 0.9 * all.width ? { right: 0, bottom: all.bottom - mine.top } : { right: all.right - mine.left, bottom: 0 };
  }
}
