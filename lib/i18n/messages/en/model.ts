export default {
  keys: "Arrows turn it, plus and minus zoom, zero brings the view back.",
  tools: "Turn and zoom",
  views: "View",
  move: {
    left: "Turn left",
    right: "Turn right",
    closer: "Closer",
    farther: "Farther",
  },
  view: { start: "Bring the view back", front: "Front", side: "Side", top: "Top" },
  mode: { legend: "How to show the model", metal: "Metal", clay: "Findings", heat: "Thickness" },
  heat: { limit: "{size}: limit" },
  bench: { label: "Tools", section: "Section", measure: "Measure", parts: "Parts" },
  section: {
    across: "Direction of the cut",
    x: "Side",
    y: "Front",
    z: "Top",
    place: "Place of the cut",
  },
  measure: {
    start: "Mark two points. By keyboard: Enter marks the middle of the view.",
    first: "The first point is set, mark the second",
    is: "{size} between the points",
  },
  inside: "inside {size}",
  light: "a light copy: {shown} of {all} triangles",
  failed: {
    title: "The picture of the model did not load",
    body: "The file is safe. Size: {size}.",
    retry: "Load again",
  },
};
