"use strict";
(() => {
  const table = document.getElementById("findings");
  if (!table) return;
  // Lines stand in groups: one that is not looked at is not laid out, whatever becomes of its lines.
  const groups = Array.from(table.tBodies, (body) => ({ body, rows: Array.from(body.rows) }));
  const filters = document.getElementById("filters");
  const text = document.getElementById("filter-text");
  const choices = Array.from(filters.querySelectorAll("select"));
  const status = document.getElementById("shown");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const fold = (value) => value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  let kept;
  // What the lines say is read when it is first needed.
  const lines = () => {
    kept ??= groups.flatMap(({ rows }) => rows).map((row, order) => {
      const cells = Array.from(row.cells, (cell) => (cell.querySelector("code") ?? cell).textContent);
      return { row, order, cells, folded: fold(cells.join(" ")) };
    });
    return kept;
  };

  // How tall a group is before it is laid out; one without a line to show is nowhere.
  const measure = () => {
    for (const { body, rows } of groups) {
      const count = rows.filter((row) => !row.hidden).length;
      body.hidden = count === 0;
      body.style.setProperty("--lines", count);
    }
  };

  const filter = () => {
    const words = fold(text.value).split(/\s+/).filter(Boolean);
    const chosen = choices.filter((one) => one.value).map((one) => [Number(one.dataset.column), one.value]);
    let shown = 0;
    for (const line of lines()) {
      const fits =
        words.every((word) => line.folded.includes(word)) &&
        chosen.every(([column, value]) => line.cells[column] === value);
      if (line.row.hidden === fits) line.row.hidden = !fits;
      if (fits) shown += 1;
    }
    measure();
    status.textContent = status.dataset.shown.replace("%", shown);
  };

  const value = (line, column) => (column === 0 ? line.row.dataset.rank : line.cells[column]);
  const sort = (heading, column) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const sign = down ? -1 : 1;
    const compare = (one, other) =>
      sign * collator.compare(value(one, column), value(other, column)) || one.order - other.order;
    const sorted = lines().slice().sort(compare).map((line) => line.row);
    for (const group of groups) {
      group.rows = sorted.splice(0, group.rows.length);
      group.body.append(...group.rows);
    }
    measure();
  };

  for (const [column, heading] of Array.from(table.tHead.rows[0].cells).entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sort(heading, column));
    heading.replaceChildren(button);
  }

  // A page that lies on a disk may be kept from the clipboard: then the words are selected.
  const copy = async (button) => {
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = table.dataset.copied;
      setTimeout(() => { button.textContent = table.dataset.copy; }, 2000);
    } catch {
      getSelection().selectAllChildren(code);
    }
  };
  table.addEventListener("click", (event) => {
    const button = event.target.closest("td button");
    if (button) copy(button);
  });

  filters.addEventListener("input", filter);
  filters.hidden = false;
  table.classList.add("live");
  // Whoever begins to type is not kept waiting.
  (globalThis.requestIdleCallback ?? setTimeout)(lines);
})();
