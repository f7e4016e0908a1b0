/** What can be cast, what cannot, and what would change it. */
export default {
  title: {
    castable: "It can be cast: checked before payment",
    blocked: "It cannot be cast as it is",
    measuring: "Measuring the walls",
    unmeasured: "Not everything was checked",
  },
  lead: {
    castable: "The model can be cast in this metal as it is.",
    noted:
      "The model can be cast in this metal. Nothing prevents it, but {count, plural, one {# finding is} other {# findings are}} worth reading.",
    blocked:
      "{count, plural, one {# finding prevents} other {# findings prevent}} casting. Mend the model before you pay. Nothing is charged until a goldsmith confirms.",
    unmeasured: "A goldsmith checks the walls before you are charged.",
  },
  short: {
    measuring: "A few more seconds",
    castable: "What was checked and what was not: below",
    other: "A goldsmith decides before you are charged",
  },
  checked: "What we checked",
  notChecked: "What we did not check",
  solid: "The body is closed, {triangles} triangles",
  wall: "The thinnest wall is {thinnest}; {limit} is needed",
  wallRaw: "The thinnest wall before finishing is {thinnest}; {limit} is needed",
  wallThick: "No thin walls; {limit} is needed",
  polished: "The finish takes {loss} of a wall; enough is left",
  engraved: "There is room for the engraving with strokes from {limit}",
  cavities: "No closed cavities",
  pieces: "No loose pieces",
  crossing: "The surface does not pass through itself",
  measures: "Volume {volume}, surface {area}",
  findings: "Findings",
  file: "File {hash}, analysis {analyzer}, rules {rules}",
  measuring:
    "The price is exact already. Wall thickness is still being measured, a matter of seconds: the certificate appears here by itself.",
  none: "There is no certificate: the model could not be measured. A goldsmith looks at it.",
  fix: {
    thicken: "Thicken by {by}: {weight}, {price}.",
    thickenPlain: "Thicken by {by}.",
    otherFinish: "Enough is left with another finish: {finishes}.",
    shorten: "There is room for {count, plural, one {# character} other {# characters}} with spaces.",
    omit: "The piece is too narrow for engraving: leave it out or make the piece wider.",
    otherMetal: "Can be cast as it is in {metals}.",
  },
  not: {
    RELIEF_DETAIL: "Whether fine relief of the model stays legible",
    ENGRAVING_PLACE: "Where the engraving goes and how it lies there",
    ENGRAVING_DETAIL: "Whether engraving and fine relief stay legible",
    STONE_SEATS: "How stones sit",
    SPRUE_ACCESS: "Where the sprue goes",
    WALLS: "Wall thickness",
    SELF_INTERSECTIONS: "Whether the surface passes through itself",
    ESCAPE_HOLES: "Whether powder leaves through small holes",
    WEAR: "How it takes knocks and wear",
    LIKENESS: "Whether it resembles someone else's model",
  },
};
