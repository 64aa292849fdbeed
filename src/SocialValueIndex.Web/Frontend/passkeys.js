// Asks the browser for a passkey and sends it with the form. Without a browser that knows passkeys the pages say what to do instead.

const isKnown = () => typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function";

const words = {
  create: "The passkey was not added. Try again, or set up an authenticator app instead.",
  get: "No passkey was used. Try again, or sign in another way.",
};

async function readOptions(form) {
  const response = await fetch(form.dataset.passkeyOptions, {
    method: "POST",
    body: new URLSearchParams([...new FormData(form)].filter(([name]) => name.startsWith("__"))),
    headers: { Accept: "application/json" },
  });
  if (response.status === 403) {
    // It is too long ago that the person signed in: the page leads to signing in again.
    location.reload();
  }

  if (!response.ok) {
    throw new Error(`The options could not be read: ${response.status}`);
  }

  return response.json();
}

async function ask(form) {
  const options = await readOptions(form);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function connect(form) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const status = form.querySelector("[data-passkey-status]");
    status.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      status.textContent = words[form.dataset.passkey];
    }
  });
}

if (isKnown()) {
  document.querySelectorAll(".app-passkey-without").forEach((text) => (text.hidden = true));
  document.querySelectorAll("form[data-passkey]").forEach(connect);
}
