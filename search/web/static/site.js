/* What pages gain with JavaScript: nothing that a reader needs depends on it.
   Below: what is typed is completed; copying; a clause's tools; marks one by one; the outline follows. */
"use strict";

(() => {
  /** A new element with these attributes and children. */
  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /* What is typed is completed: a combobox with a list (ARIA 1.2), the focus staying in the box. */

  const PAUSE = 120; /* ms after a key: fewer than between two of most who type, and not yet felt */

  const complete = (box) => {
    const list = make("ul", { role: "listbox", id: `${box.id}-list`, "aria-label": "可以接着写", class: "completions" });
    const said = make("p", { "aria-live": "polite", class: "unseen" });
    let timer, asking, composing = false, active = -1;

    list.hidden = true;
    box.type = "text"; /* a search field is no combobox */
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [key, value] of Object.entries(combobox)) box.setAttribute(key, value);
    box.setAttribute("enterkeyhint", "search");
    box.parentElement.append(list);
    box.form.append(said);

    const choose = (at) => {
      active = at;
      [...list.children].forEach((line, each) => line.setAttribute("aria-selected", each === at));
      const line = list.children[at];
      if (!line) return box.removeAttribute("aria-activedescendant");
      box.setAttribute("aria-activedescendant", line.id);
      line.scrollIntoView({ block: "nearest" });
    };

    const close = () => {
      clearTimeout(timer);
      asking?.abort();
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
      choose(-1);
    };

    const take = (at) => {
      box.value = list.children[at].textContent;
      close();
    };

    const show = (lines) => {
      list.replaceChildren(...lines.map((line, at) => make("li", { role: "option", id: `${list.id}-${at}` }, line)));
      list.hidden = !lines.length;
      box.setAttribute("aria-expanded", String(Boolean(lines.length)));
      choose(-1);
      said.textContent = lines.length ? `有 ${lines.length} 条联想，可用上下键选择` : "没有联想";
    };

    const ask = async () => {
      asking?.abort();
      const typed = box.value.trim(), mine = (asking = new AbortController());
      if (!typed) return close();
      try {
        const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: mine.signal });
        const [, lines] = answer.ok ? await answer.json() : [];
        if (mine === asking && document.activeElement === box && box.value.trim() === typed) show(lines ?? []);
      } catch { /* aborted, or the net is gone: one goes on typing */ }
    };

    const later = () => {
      clearTimeout(timer);
      if (!composing) timer = setTimeout(ask, PAUSE);
    };

    const move = (by) => {
      const count = list.children.length + 1; /* the box itself is one of the places */
      choose(((active + 1 + by + count) % count) - 1);
    };

    const keys = {
      ArrowDown: () => (list.hidden ? ask() : move(1)),
      ArrowUp: () => (list.hidden ? ask() : move(-1)),
      Escape: () => (list.hidden ? false : close()),
      Enter: () => (active < 0 ? (close(), false) : (take(active), box.form.requestSubmit())),
      Tab: () => (active < 0 ? close() : take(active), false),
    };

    box.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
    box.addEventListener("compositionend", () => { composing = false; later(); });
    box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
    box.addEventListener("blur", close);
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || composing || event.keyCode === 229) return; /* the keys are the input method's */
      const plain = !(event.ctrlKey || event.altKey || event.metaKey);
      if (plain && keys[event.key] && keys[event.key]() !== false) event.preventDefault();
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); /* the box keeps the focus */
    list.addEventListener("click", (event) => {
      const line = event.target.closest("[role=option]");
      if (line) { take([...list.children].indexOf(line)); box.form.requestSubmit(); }
    });
  };

  document.querySelectorAll("input[data-suggest]").forEach(complete);

  /* Copying: by the clipboard where the browser gives it (https), else by a selection (plain http). */

  const bySelection = (text) => {
    const before = document.activeElement, held = make("textarea", { class: "unseen", readonly: "", tabindex: "-1" });
    held.value = text;
    document.body.append(held);
    held.select();
    const copied = document.execCommand("copy");
    held.remove();
    before?.focus({ preventScroll: true });
    return copied;
  };

  const onClipboard = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return bySelection(text);
    }
  };

  /** Copy `text` and say so in `status`; if nothing else works, the text stands there selected. */
  const copy = async (text, status) => {
    if (await onClipboard(text)) return status.replaceChildren(`已复制：${text}`);
    const held = make("textarea", { readonly: "", rows: "3", "aria-label": "要复制的文字" });
    held.value = text;
    status.replaceChildren("浏览器不让网页复制。文字已经选中，请按 Ctrl+C（苹果电脑按 ⌘C）。", held);
    held.focus();
    held.select();
  };

  const button = (text, does, attributes = {}) => {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", does);
    return made;
  };

  /** A button and the menu that it opens, of `lines`: each a name and what it does. */
  const menu = (name, lines) => {
    const opener = button(name, () => (list.hidden ? open(0) : shut()), { "aria-haspopup": "menu", "aria-expanded": "false" });
    const items = lines.map(([line, does]) =>
      button(line, () => { shut(); opener.focus(); does(); }, { role: "menuitem", tabindex: "-1" }));
    const list = make("div", { role: "menu", "aria-label": name, class: "menu" }, ...items);
    const open = (at) => {
      list.hidden = false;
      opener.setAttribute("aria-expanded", "true");
      items.at(at).focus();
    };
    const shut = () => {
      list.hidden = true;
      opener.setAttribute("aria-expanded", "false");
    };
    const step = (by) => items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
    const keys = {
      ArrowDown: () => step(1), ArrowUp: () => step(-1), Home: () => items[0].focus(), End: () => items.at(-1).focus(),
      Escape: () => { shut(); opener.focus(); },
    };
    const whole = make("span", { class: "chooser" }, opener, list);
    list.hidden = true;
    list.addEventListener("keydown", (event) => {
      if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    });
    opener.addEventListener("keydown", (event) => {
      if (["ArrowDown", "ArrowUp"].includes(event.key)) { event.preventDefault(); open(event.key === "ArrowUp" ? -1 : 0); }
    });
    whole.addEventListener("focusout", (event) => { if (!whole.contains(event.relatedTarget)) shut(); });
    return whole;
  };

  /* A document: its own citation, and the tools of the clause that the address names. */

  const article = document.querySelector("article[data-clauses]");

  /** Buttons for `styles`, each a name and a text: the first at hand, all in a menu, the permalink by itself. */
  const tools = (styles) => {
    const status = make("div", { role: "status" });
    const copies = (text) => () => copy(text, status);
    return make(
      "div", { class: "tools", role: "group", "aria-label": "引用" },
      button("复制引用", copies(styles[0].text)),
      menu("其他格式", styles.map(({ name, text }) => [name, copies(text)])),
      button("复制链接", copies(styles.at(-1).text)),
      status,
    );
  };

  const ofDocument = () => {
    const shown = article.querySelectorAll(".cite dl > div");
    const styles = [...shown].map((row) => ({ name: row.children[0].textContent, text: row.querySelector("pre").textContent }));
    if (styles.length) article.querySelector(".cite").before(tools(styles));
  };

  const target = () => {
    try {
      return location.hash.startsWith("#/") ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    } catch {
      return null; /* a % that encodes nothing */
    }
  };

  let shown;

  const ofClause = async () => {
    shown?.remove();
    shown = undefined;
    const at = target();
    if (location.hash.startsWith("#/") && !at) return location.replace(article.dataset.clauses + location.hash.slice(1));
    if (!at || at.tagName === "H1") return;
    const answer = await fetch(article.dataset.citations + location.hash.slice(1)).catch(() => null);
    if (!answer?.ok || at !== target()) return;
    shown = tools(await answer.json());
    if (at.tagName === "TR") {
      shown = make("tr", {}, make("td", { colspan: at.cells.length }, shown));
      at.after(shown);
    } else {
      at.append(shown);
    }
  };

  /* A § names its clause in the address of this page, without asking for the page anew. */
  const name = (event) => {
    const link = event.target.closest("a.permalink");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.hash = `#${link.closest("[id^='/']").id}`;
  };

  /* The words that were looked for, one by one. */

  const smooth = () => (matchMedia("(prefers-reduced-motion: no-preference)").matches ? "smooth" : "auto");

  const marks = () => {
    const all = [...article.querySelectorAll("mark")];
    if (!all.length) return;
    const said = make("span", { role: "status" }, `${all.length} 处`);
    let at = -1;
    const first = () => {
      const from = target();
      return from ? all.findIndex((mark) => from.compareDocumentPosition(mark) & (16 | 4)) : 0; /* in it or after it */
    };
    const step = (by) => {
      all[at]?.classList.remove("here");
      at = at < 0 ? (by > 0 ? Math.max(first(), 0) : all.length - 1) : (at + by + all.length) % all.length;
      all[at].classList.add("here");
      all[at].scrollIntoView({ block: "center", behavior: smooth() });
      said.textContent = `${at + 1}/${all.length}`;
    };
    article.querySelector(".find").after(make(
      "div", { class: "marks", role: "group", "aria-label": "标出的词语" },
      button("上一处", () => step(-1)), said, button("下一处", () => step(1)),
    ));
  };

  /* The outline tells where one is. */

  const follow = (outline) => {
    const links = new Map();
    for (const link of outline.querySelectorAll("a")) links.set(document.getElementById(decodeURIComponent(link.hash.slice(1))), link);
    const passed = new Set();
    let current;
    const watch = new IntersectionObserver((seen) => {
      for (const one of seen) passed[one.isIntersecting ? "add" : "delete"](one.target);
      const link = links.get([...links.keys()].findLast((one) => passed.has(one)));
      if (link === current) return;
      current?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "location");
      current = link;
      if (link && outline.scrollHeight > outline.clientHeight)
        outline.scrollTop += link.getBoundingClientRect().top - outline.getBoundingClientRect().top - outline.clientHeight / 3;
    }, { rootMargin: "999999px 0px -70% 0px" }); /* all that stands above the upper third has been passed */
    links.forEach((_, one) => one && watch.observe(one));
  };

  /* What a search box sends along is no part of the address that one keeps. */

  const here = new URL(location);
  if (here.searchParams.has("go")) {
    here.searchParams.delete("go");
    history.replaceState(history.state, "", here);
  }

  if (article) {
    ofDocument();
    ofClause();
    marks();
    addEventListener("hashchange", ofClause);
    article.addEventListener("click", name);
    const outline = document.querySelector(".outline");
    if (outline) follow(outline);
  }
})();
