// A real OpenID Connect provider for the tests: whoever enters a name is that person. Its own pages ask for it, and whether to sign out.
// Arguments: the port, the address of the service.
import Provider from "oidc-provider";

const [port, site] = process.argv.slice(2);

const people = {
  officer: { email: "officer@example.gov.uk", email_verified: true, groups: ["svi-leads"] },
  colleague: { email: "colleague@example.gov.uk", email_verified: true, groups: ["everybody", "svi-officers"] },
  unverified: { email: "lead@example.gov.uk", email_verified: false, groups: ["svi-leads"] },
  unknown: { email: "unknown@elsewhere.example", email_verified: true, groups: ["svi-officers"] },
  powerless: { email: "lead@example.gov.uk", email_verified: true, groups: ["everybody"] },
};

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "social-value-index",
      client_secret: "a secret between the two",
      redirect_uris: [`${site}/account/sign-in/provider/callback`],
      post_logout_redirect_uris: [`${site}/account/sign-out/provider/callback`],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified", "groups"], profile: ["name"] },
  pkce: { required: () => true },
  cookies: { keys: ["a key for the tests"] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: `subject-of-${id}`, name: id, ...people[id] }) }),
  // Nobody is asked whether the service may know their address.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
  features: { devInteractions: { enabled: true } },
});

provider.listen(Number(port), () => console.log("ready"));
