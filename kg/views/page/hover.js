// The card beside the pointer: what it is on, how many meetings stand behind it, and what is in doubt.
function makeHover(container, meetingsShown) {
  const card = at("hover");
  const notes = (node) => [word("kinds", node.kind), node.note ? told(node.note) : ""].filter(Boolean).join(" · ");
  const ties = (id) => [...new Set(edges.filter(({ from, to }) => from === id || to === id).flatMap((edge) => behind(edge)))];

  function lines(id) {
    const edge = edgeOf.get(id), node = nodeOf.get(id);
    const met = (edge ? behind(edge) : node.kind === "meeting" ? [] : ties(id)).filter((meeting) => meetingsShown().has(meeting));
    const title = edge ? `${labelOf(nodeOf.get(edge.from))} – ${labelOf(nodeOf.get(edge.to))}` : labelOf(node);
    const about = edge ? word("links", edge.kind).replace(/ \(.*/, "") : notes(node);
    return [make("strong", { text: title }), make("span", { text: about }),
      met.length ? make("span", { text: phrase("meetings_counted", { n: met.length }) }) : null,
      ...doubtOf(edge || node).map((reason) => make("em", { text: told(reason) }))];
  }
  function show(id, point) {
    card.hidden = id === null;
    if (id === null) return;
    card.replaceChildren(...lines(id).filter(Boolean));
    const room = { x: container.clientWidth - card.offsetWidth - 8, y: container.clientHeight - card.offsetHeight - 8 };
    card.style.left = `${Math.max(8, Math.min(point.x + 14, room.x))}px`;
    card.style.top = `${Math.max(8, point.y + 16 > room.y ? point.y - card.offsetHeight - 12 : point.y + 16)}px`;
  }
  return { show };
}
