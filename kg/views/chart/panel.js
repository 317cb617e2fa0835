// The panel: the meetings a mark stands for, each with date, parties and the sentences that report it.
const BATCH = 15;

function makePanel(onClose) {
  const panel = at("panel"), body = at("panel-body");
  let current = null, from = null;

  // Only addresses of the web become links; anything else an article gives as its address is shown as text.
  function citation(index) {
    const article = page.articles[index], web = /^https?:\/\//i.test(article.url || ""), title = article.title || word("untitled");
    const name = web
      ? make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer", lang: "vi", text: title })
      : make("span", { lang: "vi", text: title });
    const rest = [article.publisher, article.date, web ? "" : article.url].filter(Boolean).join(", ");
    return make("cite", {}, name, rest ? ` — ${rest}` : "");
  }
  function sentences(says) {
    const quotes = new Map();
    for (const passage of says || []) {
      const [sentence, start, end] = page.passages[passage];
      quotes.set(sentence, [...(quotes.get(sentence) || []), [start, end]]);
    }
    if (!quotes.size) return [make("p", { text: word("no_sentence") })];
    return [...quotes].flatMap(([sentence, spans]) => {
      const [article, text] = page.sentences[sentence];
      return [highlighted(text, spans), citation(article)];
    });
  }
  function doubts(meeting) {
    const lines = [];
    if (meeting.inferred) lines.push(phrase("inferred", { year: meeting.inferred.year, n: Math.round((meeting.inferred.sure || 0) * 100), reason: meeting.inferred.reason || "—" }));
    if (meeting.sure !== undefined) lines.push(phrase("sure", { n: Math.round(meeting.sure * 100) }));
    if (meeting.internal) lines.push(word("internal"));
    if (meeting.background) lines.push(word("background"));
    return lines.map((text) => make("p", { class: "doubt", text }));
  }
  const party = ({ name, reported }) => told(name) + (reported ? ` (${phrase("reported", { name: told(reported) })})` : "");
  function sectionOf(meeting) {
    const parties = (meeting.parties || []).map(party).join(" · "), topics = (meeting.topics || []).map(told).join(" · ");
    const known = [meeting.date || word("no_date"), phrase(meeting.articles === 1 ? "article_1" : "articles_n", { n: number(meeting.articles) })];
    return make("section", { class: "meeting" }, make("h3", { text: told(meeting.label) }), make("p", { text: known.join(" · ") }),
      parties ? make("p", { text: parties }) : null, topics ? make("p", { text: topics }) : null, ...doubts(meeting),
      ...sentences(way.given.ties === "learning" ? [...(meeting.shares || []), ...(meeting.says || [])] : meeting.says));
  }
  function draw() {
    const { label, count, meetings, note } = current, left = [...meetings];
    at("panel-title").textContent = told(label);
    at("panel-count").textContent = meetingsOf(count);
    at("panel-note").textContent = note ? told(note) : "";
    at("panel-note").hidden = !note;
    const more = make("button", { type: "button" }), list = make("div");
    const next = () => {
      list.append(...left.splice(0, BATCH).map((index) => sectionOf(page.meetings[index])));
      more.textContent = phrase("more", { n: number(left.length) });
      more.hidden = !left.length;
    };
    more.addEventListener("click", next);
    next();
    body.replaceChildren(list, more);
  }
  function open(what) {
    if (panel.hidden) from = document.activeElement;
    current = what;
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
  return { open, close, draw: () => { if (current) draw(); } };
}
