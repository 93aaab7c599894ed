"use strict";
(() => {
  const every = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A click on a claim's words opens its finding, or shows its entry beside the text.
  const unfold = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  };
  const reveal = (element) => {
    unfold(element);
    for (const details of every("details", element).slice(0, 1)) details.open = true;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  };

  const margin = (block) => {
    const old = block.querySelector(".margin");
    if (old) return old;
    const made = document.createElement("div");
    made.className = "margin";
    block.append(made);
    return made;
  };

  const beside = (mark, entry) => {
    const old = document.querySelector(".peek");
    if (old) old.remove();
    const peek = document.createElement("aside");
    peek.className = "note peek";
    peek.tabIndex = -1;
    peek.setAttribute("aria-label", "the claim");
    const close = document.createElement("button");
    close.className = "close";
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => { peek.remove(); align(); mark.focus(); });
    peek.append(close, ...[...entry.cloneNode(true).childNodes]);
    margin(mark.closest(".block")).prepend(peek);
    align();
    reveal(peek);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    if (link.matches(".text .m") && target.matches(".claim")) {
      event.preventDefault();
      beside(link, target);
    } else if (target.matches(".note, .claim")) {
      event.preventDefault();
      history.pushState(null, "", link.hash);
      light(target.dataset.claims || target.id);
      reveal(target);
    }
  });

  document.addEventListener("keydown", (event) => {
    const close = event.key === "Escape" && document.querySelector(".peek .close");
    if (close) close.click();
  });

  // Words and their finding light up together.
  const light = (claims) => {
    const names = new Set((claims || "").split(" ").filter(Boolean));
    for (const element of every(".m[data-claims]")) {
      element.classList.toggle("lit", element.dataset.claims.split(" ").some((name) => names.has(name)));
    }
  };
  for (const note of every(".article .note")) {
    note.addEventListener("mouseenter", () => light(note.dataset.claims));
    note.addEventListener("mouseleave", () => light(""));
  }

  // A finding stands at the height of its words, or under the one before it; the text takes no
  // notice of how long findings are.
  const GAP = 14;
  const box = (element) => element.getBoundingClientRect();
  const stand = (margin, text, low) => {
    for (const note of every(":scope > .note", margin)) {
      const words = text.querySelector(`[href="#${note.id}"]`);
      const height = words ? words.getClientRects()[0].top : box(text).top;
      note.style.marginTop = "0";
      note.style.marginTop = `${Math.max(0, Math.max(height, low) - box(note).top)}px`;
      low = box(note).bottom + GAP;
    }
    margin.style.marginBottom = `${-box(margin).height}px`;
    return low;
  };
  const align = () => {
    const placed = ".article, .article .block, .margin, .margin > .note";
    for (const element of every(placed)) element.removeAttribute("style");
    for (const article of every(".article")) {
      let low = 0;
      for (const margin of every(".margin:has(.note)", article)) {
        const block = margin.closest(".block");
        const text = block.querySelector(".text");
        if (box(margin).left >= box(text).right) {
          low = stand(margin, text, low || box(margin).top);
        } else if (low > box(margin).top) { // unfolded below its paragraph, and earlier ones hang there
          margin.style.marginTop = `${low - box(margin).top}px`;
        }
      }
      article.style.paddingBottom = `${Math.max(0, low - box(article).bottom)}px`;
    }
  };
  align();
  addEventListener("resize", align);
  document.addEventListener("toggle", align, true);

  // Filters over the findings.
  const form = document.querySelector(".filters");
  if (form) {
    const rows = every(".front li");
    const none = document.querySelector(".none");
    const filter = () => {
      const wanted = Object.fromEntries(new FormData(form));
      const words = wanted.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLocaleLowerCase();
        const fits = ["level", "rule", "subject"].every((key) => !wanted[key] || row.dataset[key] === wanted[key]);
        row.hidden = !(fits && words.every((word) => text.includes(word)));
        shown += row.hidden ? 0 : 1;
      }
      const left = new Set(rows.filter((row) => !row.hidden).map((row) => row.dataset.source));
      for (const row of every(".index tbody tr")) {
        const text = row.dataset.text.toLocaleLowerCase();
        const isNamed = words.length > 0 && words.every((word) => text.includes(word));
        row.hidden = shown < rows.length && !isNamed && !left.has(row.dataset.source);
      }
      none.hidden = shown > 0;
      form.querySelector("output").textContent = shown === rows.length ? "" : `${shown} of ${rows.length} findings`;
    };
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // Columns sort by their heading.
  for (const table of every(".sortable")) {
    every("thead th", table).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        for (const other of every("thead th", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up > 0 ? "ascending" : "descending");
        const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
        const compare = head.dataset.sort === "number"
          ? (a, b) => Number(value(a)) - Number(value(b))
          : (a, b) => value(a).localeCompare(value(b), "en");
        table.tBodies[0].append(...[...table.tBodies[0].rows].sort((a, b) => up * compare(a, b)));
      });
    });
  }

  addEventListener("beforeprint", () => {
    const printed = document.querySelector(".printed");
    printed.hidden = false;
    printed.textContent = `Printed ${new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}.`;
  });
  addEventListener("beforeprint", () => { for (const details of every(".note details")) details.open = true; });
})();
