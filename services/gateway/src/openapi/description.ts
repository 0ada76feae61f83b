/** The introduction of the API's documentation. */
export const description = `The control plane for people who host sites for others.

**Signing in.** \`POST /v1/sessions\` sets a cookie; with \`as: "token"\` it answers a token for \`Authorization: Bearer\`.
An API key (\`POST /v1/companies/{companyId}/api-keys\`) goes there too; it acts in its company alone, and is refused what is
for people (\`keys-not-allowed\`).
With the cookie, calls that change something need \`X-CSRF-Token\` as \`GET /v1/sessions/current\` tells it.

**Permissions.** \`x-permission\` says what the caller needs in the company. \`needs\` are the permissions without which the
call is refused: all those whose condition \`when\` holds, and those without a condition always. \`otherwise\` is how it is
refused, if not as \`not-allowed\`. \`shows\` are permissions that do not decide whether there is an answer, but \`what\` is in
it. Ids are those of \`GET /v1/permissions\`; an operation without \`x-permission\` needs none. To decide whether to offer
something, ask for the caller's own permissions with \`POST /v1/companies/{companyId}/access-checks\`.

**Fresh proof.** Operations with \`x-fresh-proof\` are refused with \`proof-needed\` unless password (and code) were given in
the last ten minutes: by signing in, or by \`POST /v1/sessions/current/proof\`. Its value is \`true\`, or says \`when\`.

**Errors** are \`application/problem+json\` with a stable \`code\`. 400: not understood. 401: not signed in. 403: not
allowed. 404: not there, or not for you to know. 405: the path takes other methods. 408: did not arrive in time. 409:
conflicts with the present state. 412: somebody changed it first. 415: the body is in another charset than UTF-8, or
no archive. 422: breaks a rule. 429 and 503: try again after \`Retry-After\`.

**Text.** Bodies are JSON in UTF-8. Lengths are counted in code points. A \`visible-text\` shows something, and holds no
characters that are invisible or change the direction of text, other than joiners and variation selectors; it is kept
composed (NFC) and without blanks around it. An address (\`idn-email\`) is taken in every spelling, and kept in one.

**Limits.** 600 calls a minute of each signed-in user and each API key, and signed out of each network address (IPv6: /64);
more are refused with \`too-many-requests\`. Each gateway process counts for itself: n processes let up to n times as many
pass. Failed sign-ins, proofs and codes are counted once for all processes (\`too-many-attempts\`).

**Lists** take \`limit\` and \`after\`, and answer \`items\` and \`nextCursor\`. Those that people look through take
\`search\` or filters, too, and say how many there are in all (\`total\`).

**Work on sites** (a push, a backup) goes on after its call, which answers 202 with an operation: \`queued\`, \`running\`
with \`step\` and \`percent\`, then \`done\` with a \`result\`, \`failed\` with a \`problem\`, or \`cancelled\`.
\`GET /v1/operations/{operationId}\` tells; \`reference\` is for whoever asks support.

**Archives** (.zip, .tar.gz) are sent as they are, and not in JSON. They are streamed, and may take longer than other
bodies: an hour, but nobody may stand still. Send \`Expect: 100-continue\`, and a refusal costs no upload; and
\`Content-Digest\` (\`sha-256\`), so that nothing else is taken for it. A download that breaks off in the middle has no end
(HTTP/1.1 chunks): what came is not the whole.

**Repeats.** An operation with an \`Idempotency-Key\` answers the same key and body with its first answer for 24 hours. The
repeat is refused with \`already-done\` if the answer holds a secret, which is not kept, and if the caller may no longer see
what it shows. Where the header is ignored, the operation says so.

**Changes** are in force everywhere when they are answered. Where that takes longer than 2 seconds, the answer is 202 with
an operation; \`GET /v1/operations/{operationId}\` tells when it is. An operation that is never answered so says that it
waits.

**Edits.** What can be edited has an \`ETag\`; \`If-Match\` is honoured. In a PATCH a value sets, absence keeps, \`null\`
clears. Unknown fields are refused.`
