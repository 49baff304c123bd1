"use strict";
// Shows the findings that match; without scripts the filter is hidden and every finding stands there.
for (const filter of document.querySelectorAll(".filter")) {
  const report = filter.closest(".report");
  const fields = [...filter.querySelectorAll("[data-by]")];
  const rows = [...report.querySelectorAll("tr[data-of]")].map((row) => {
    const finding = document.getElementById(row.dataset.of);
    return { row, finding, text: `${row.textContent} ${finding.textContent}`.toLowerCase() };
  });
  const matches = (entry, field) => {
    const wanted = field.value.trim().toLowerCase();
    if (!wanted) return true;
    if (field.dataset.by === "text") return wanted.split(/\s+/).every((word) => entry.text.includes(word));
    if (field.dataset.by === "packs") return entry.row.dataset.packs.split(" ").includes(field.value);
    return entry.row.dataset[field.dataset.by] === field.value;
  };
  const apply = () => {
    let shown = 0;
    for (const entry of rows) {
      const hidden = !fields.every((field) => matches(entry, field));
      entry.row.hidden = entry.finding.hidden = hidden;
      shown += !hidden;
    }
    for (const chapter of report.querySelectorAll(".chapter")) chapter.hidden = !chapter.querySelector(".finding:not([hidden])");
    filter.querySelector("output").textContent = `${shown} of ${rows.length} findings`;
    report.querySelector(".nothing").hidden = shown > 0;
  };
  const clear = () => {
    for (const field of fields) field.value = "";
    apply();
  };
  filter.addEventListener("input", apply);
  filter.querySelector("button").addEventListener("click", clear);
  // A link from the terms must reach its finding, also one that the filter hides.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && report.contains(target) && target.closest("[hidden]")) {
      clear();
      target.scrollIntoView();
    }
  });
  filter.hidden = false;
  clear();
}
