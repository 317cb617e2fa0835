// The search box: over units, topics and marks in both languages, with and without accents.
function makeSearch(onChoose) {
  const both = (value) => (typeof value === "object" ? `${value.vi} ${value.en}` : value);
  const entry = (kind, id, label) => ({ kind, id, label, text: ` ${fold(both(label))}` });
  const things = () => new Set([...marks.values()].flatMap((mark) => mark.about));
  const index = () => [...[...things()].map((id) => entry("thing", id, page.things[id])),
    ...[...marks].filter(([id, mark]) => !(id in page.things) || mark.about.length !== 1).map(([id, mark]) => entry("mark", id, mark.label))];

  // Every word must occur; labels that begin so come first, units and topics before their marks.
  function matches(query) {
    const words = fold(query).split(/\s+/).filter(Boolean), whole = ` ${words.join(" ")}`;
    const score = ({ text, kind }) => (text.startsWith(whole) ? 0 : text.includes(whole) ? 1 : 2) + (kind === "thing" ? 0 : 3);
    return index().filter(({ text }) => words.every((part) => text.includes(part)))
      .sort((a, b) => score(a) - score(b) || told(a.label).localeCompare(told(b.label), "vi"));
  }
  const note = ({ kind, id }) => (kind === "mark" ? meetingsOf(marks.get(id).count) : word("thing"));
  makeCombobox({
    matches,
    shown: (one) => [told(one.label), make("small", { text: note(one) })],
    tally: (amount) => (amount ? phrase("found", { n: number(amount) }) : word("nothing")),
    onChoose: ({ kind, id }) => onChoose(kind, id),
  });
}
