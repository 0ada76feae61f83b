/**
 * The commands that a newcomer tries, for a shell. They need curl and node, which is there already. `part` takes one
 * value out of an answer, by its path; where the answer has none, it says why, and nothing that needs the value runs.
 */
export function firstSteps(api: string) {
  const json = `-H 'Content-Type: application/json'`
  const asAda = `-H "Authorization: Bearer $TOKEN"`
  const part =
    `part() { node -e 'let a = {}; try { a = JSON.parse(require("fs").readFileSync(0)) } catch {} const v = process.argv[1].split(".").reduce((o, k) => o?.[k], a); ` +
    `if (v) console.log(v); else { console.error(a.detail || a.title || ""); process.exit(1) }' "$1"; }`
  const credentials = `"email":"ada@example.com","password":"correct-horse-battery"`
  const company = `{"name":"Analytical Engines","plan":{"planId":"starter","version":1,"interval":"month"},"address":{"line1":"12 Main Street","postalCode":"10115","city":"Berlin","country":"DE"}}`
  const invitation = `{"emails":["charles@example.com"],"access":{"companyRole":"developer"}}`
  const site = `curl -sS ${api}/v1/companies/\${COMPANY:?comes from step 2}/sites ${json} ${asAda} -d '{"name":"First light"}'`
  const archive = `echo '<h1>First light</h1>' > $FOLDER/index.html && tar -czf $FOLDER/site.tgz -C $FOLDER index.html`
  const upload = `curl -sS ${api}/v1/environments/$LIVE/releases -H 'Content-Type: application/gzip' ${asAda} --data-binary @$FOLDER/site.tgz`
  return {
    signUp: `curl -sS -w '%{http_code}\\n' ${api}/v1/users ${json} -d '{${credentials},"fullName":"Ada"}'`,
    createCompany: [
      part,
      `TOKEN=$(curl -sS ${api}/v1/sessions ${json} -d '{${credentials},"as":"token"}' | part token) &&`,
      `COMPANY=$(curl -sS ${api}/v1/companies ${json} ${asAda} -d '${company}' | part companyId) && echo "The company is $COMPANY"`,
    ],
    hostSite: [
      `SITE=$(${site}) && LIVE=$(echo "$SITE" | part environments.0.environmentId) &&`,
      `FOLDER=$(mktemp -d) && ${archive} && ${upload} | part operationId &&`,
      `echo "Open $(echo "$SITE" | part environments.0.url)"`,
    ],
    invite: `curl -sS -w '\\n' ${api}/v1/companies/\${COMPANY:?comes from step 2}/invitations ${json} ${asAda} -d '${invitation}'`,
  }
}
