// Tells the style sheet that scripts run. A file of its own, because the Content-Security-Policy allows no script in the page.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
