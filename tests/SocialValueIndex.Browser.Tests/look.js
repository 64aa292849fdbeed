// What axe's rules ask of a page, without its words: the kinds of its elements, and the outline of the whole.
// The kind of an element depends on its name, attributes and state, on those of what it stands in, on what stands in and before it, on
// whether there are words in it and in its labels, and on whether it is shown. What only lays out a page is not there for axe, nor are
// attributes that neither axe nor the style sheet reads.
// The outline is in pieces, each good or not by itself: which level of heading follows which, which landmark comes after one of its sort or
// of its name, and whether there are a main part and a heading of the first level.
// Elements of the kinds that are asked for are marked. A page that is not complete is waited for.
async (wanted) => {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  const valued = /^(class|style|role|type|hidden|lang|autocomplete|tabindex|disabled|colspan|rowspan|scope|open|content|aria-.*)$/;
  const texts = /^aria-(label|description|placeholder|valuetext|roledescription)$/;
  const references = /^(for|headers|list|form|aria-(describedby|labelledby|controls|details|owns))$/;
  const unread = /^(data-(?!label$).*|name|action|method|enctype|novalidate|maxlength|rows|spellcheck|inputmode)$/;
  const layout = /^govuk-(grid-.*|width-container|main-wrapper|button-group|form-group|!-(margin|padding|static|width)-.*)$/;
  const scripted = /\b(js-enabled|govuk-frontend-supported)\b/g;
  const landmarks = {
    NAV: "navigation",
    MAIN: "main",
    HEADER: "banner",
    FOOTER: "contentinfo",
    ASIDE: "complementary",
    SECTION: "region",
    FORM: "form",
  };
  const hasWords = (element) => (element.textContent.trim() ? "words" : "empty");
  const refer = (id) => (document.getElementById(id) ? hasWords(document.getElementById(id)) : "missing");
  const toMark = new Set(wanted);
  const kinds = new Set();
  const ids = new Set();
  const sorts = new Set();
  const names = new Set();
  const levels = new Set();
  const outline = new Set();
  let above = "start";

  const known = new Map();
  const shorten = (text) => {
    if (known.has(text)) return known.get(text);
    let [one, two] = [0xdeadbeef, 0x41c6ce57];
    for (let i = 0; i < text.length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(i), 1597334677);
    }
    const short = `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
    known.set(text, short);
    return short;
  };

  const describe = ({ name, value }) => {
    if (name === "id") {
      const isTaken = ids.has(value);
      ids.add(value);
      return isTaken ? "taken" : "";
    }
    if (name === "class") return value.replace(scripted, "").trim();
    if (references.test(name)) return value.split(/\s+/).map(refer);
    if (name === "href" && value.length > 1 && value.startsWith("#")) return document.getElementById(value.slice(1)) ? "there" : "missing";
    return valued.test(name) && !texts.test(name) ? value : value.trim() ? "some" : "none";
  };

  const isLayout = ({ tagName, attributes, classList }) =>
    tagName === "DIV" && [...attributes].every((a) => a.name === "class") && [...classList].every((c) => layout.test(c));

  // Of some landmarks there must be only one; of others, two must not have one name; which name they have does not matter.
  const sketch = (element) => {
    const role = element.getAttribute("role");
    const level = /^H[1-6]$/.test(element.tagName) ? element.tagName : role === "heading" ? element.getAttribute("aria-level") : null;
    if (level) {
      outline.add(`${above} ${level}`);
      levels.add(level);
      above = level;
    }
    const sort = role ?? landmarks[element.tagName];
    if (level || !sort) return;
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent);
    const label = (element.getAttribute("aria-label") ?? labels.join(" ")).trim();
    const name = `${sort} ${label}`;
    outline.add(`${element.tagName} ${role} ${label ? "named" : "unnamed"} ${sorts.has(sort)} ${names.has(name)}`);
    sorts.add(sort);
    names.add(name);
  };

  // Returns whether there are words in it.
  const walk = (element, ancestors, before) => {
    const state = element.matches(":checked") ? ":checked" : element === document.activeElement ? ":focus" : "";
    const read = [...element.attributes].filter((a) => !unread.test(a.name));
    const attributes = read.map((a) => `${a.name}=${describe(a)}`).filter((a) => a !== "id=").sort();
    const isShown = element.checkVisibility({ visibilityProperty: true });
    const itself = isShown && isLayout(element) ? ancestors : shorten(`${ancestors} ${element.tagName}${state} ${isShown} ${attributes}`);
    if (isShown) sketch(element);
    const contents = new Set();
    let isNamed = Boolean(element.getAttribute("alt"));
    let sibling = "";
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
        contents.add("text");
        isNamed = true;
      }
      if (node.nodeType === Node.ELEMENT_NODE && node.tagName !== "SCRIPT") {
        contents.add(node.tagName);
        isNamed = walk(node, itself, sibling) || isNamed;
        sibling = node.tagName;
      }
    }
    const labels = [...(element.labels ?? [])].map(hasWords);
    if (itself === ancestors && !contents.has("text")) return isNamed;
    const kind = shorten(`${itself} ${before} ${[...contents].sort()} ${isNamed} ${labels}`);
    if (toMark.has(kind) && !kinds.has(kind)) element.dataset.new = "";
    kinds.add(kind);
    return isNamed;
  };

  walk(document.documentElement, "", "");
  return {
    outline: [...outline, `main ${sorts.has("main")} H1 ${levels.has("H1")}`],
    kinds: [...kinds],
    title: document.title,
    topHeadings: document.querySelectorAll("h1").length,
    errors: document.querySelectorAll(".govuk-error-message").length,
    width: document.scrollingElement.scrollWidth,
  };
}
