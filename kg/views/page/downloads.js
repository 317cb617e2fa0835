// The view as files: the picture as PNG and SVG, what is shown as CSV.
const RISKY = /^[=+\-@\t\r']/; // a spreadsheet might calculate with it, or has been told not to: an apostrophe goes before

function makeDownloads(picture, shown) {
  const cell = (value) => {
    const text = typeof value === "number" ? String(value) : (RISKY.test(value ?? "") ? "'" : "") + (value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const csv = (head, rows) => new Blob(["\uFEFF", [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
  const left = (edge) => behind(edge).filter((meeting) => shown().meetings.has(meeting));
  function nodesCsv() {
    const met = new Map();
    for (const edge of edges) if (shown().edges.has(edge.id)) for (const end of [edge.from, edge.to]) met.set(end, new Set([...(met.get(end) || []), ...left(edge)]));
    const rows = nodes.filter(({ id }) => shown().nodes.has(id))
      .map((node) => [node.id, node.kind, node.label, node.label_en || node.label, node.region || "", (met.get(node.id) || new Set()).size, doubtOf(node).map(told).join("; ")]);
    return csv(["id", "kind", "label", "label_en", "region", "meetings", "doubt"], rows);
  }
  function edgesCsv() {
    const rows = edges.filter(({ id }) => shown().edges.has(id))
      .map((edge) => [edge.from, edge.to, edge.kind, nodeOf.get(edge.from).label, nodeOf.get(edge.to).label, left(edge).length, left(edge).map(({ id }) => id).join(" "), doubtOf(edge).map(told).join("; ")]);
    return csv(["from", "to", "kind", "from_label", "to_label", "meetings", "meeting_ids", "doubt"], rows);
  }
  function save(blob, name) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  const name = (ending) => `${fold(told(page.title)).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "network"}${ending}`;
  const menu = at("download");
  const makers = {
    png: async () => save(await picture.png(), name(".png")),
    svg: () => save(new Blob([picture.svg()], { type: "image/svg+xml;charset=utf-8" }), name(".svg")),
    nodes: () => save(nodesCsv(), name("-nodes.csv")),
    edges: () => save(edgesCsv(), name("-edges.csv")),
  };
  for (const [what, maker] of Object.entries(makers)) {
    at(`as-${what}`).addEventListener("click", () => { menu.open = false; maker(); });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
}
