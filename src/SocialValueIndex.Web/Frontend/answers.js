// What only pages with long notes need, so that no other page loads it.
import { createAll } from "govuk-frontend/dist/govuk/init.mjs";
import { CharacterCount } from "govuk-frontend/dist/govuk/components/character-count/character-count.mjs";
import { Autosave } from "./autosave.js";
import { reloadKeptPages } from "./pages.js";

createAll(CharacterCount);
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const autosave = new Autosave(form);
  reloadKeptPages(() => autosave.isDone());
}
