// The search box: over the labels in both languages, with and without accents.
function makeSearch(onChoose) {
  const index = nodes.map((node) => ({ node, text: ` ${fold(`${node.label} ${node.label_en || ""}`)}` }));

  // Every word must occur; words that begin one of the label's, and labels that begin so, come first.
  function matches(query) {
    const words = fold(query).split(/\s+/).filter(Boolean), whole = ` ${words.join(" ")}`;
    const score = ({ text }) => (text.startsWith(whole) ? 0 : text.includes(whole) ? 1 : words.every((part) => text.includes(` ${part}`)) ? 2 : 3);
    return index.filter(({ text }) => words.every((part) => text.includes(part)))
      .map((entry) => ({ node: entry.node, score: score(entry) }))
      .sort((a, b) => a.score - b.score || RANK[a.node.kind] - RANK[b.node.kind] || b.node.size - a.node.size || a.node.label.localeCompare(b.node.label, "vi"))
      .map(({ node }) => node);
  }
  const note = (node) => (node.note ? told(node.note) : word("kinds", node.kind));
  return makeCombobox({
    matches,
    shown: (node) => [kindSwatch(node.kind), make("span", {}, labelOf(node), make("small", { text: note(node) }))],
    tally: (amount) => (amount ? phrase("found", { n: number(amount) }) : word("page", "nothing")),
    onChoose: ({ id }) => onChoose(id),
  });
}
