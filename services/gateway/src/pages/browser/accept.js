import {
  byId,
  call,
  day,
  doing,
  fill,
  isolated,
  onSubmit,
  say,
  show,
  signIn,
  signInForm,
  signOut,
  token,
  whoAmI,
  words,
} from './page.js'

let company = ''

doing(async () => {
  if (token === '') throw { code: 'incomplete-link' }
  const { companyName, inviterName, access, maskedEmail, expiresAt } = await call('POST', '/v1/invitations/look', {
    token,
  })
  company = companyName
  byId('offer').replaceChildren(fill(words.accept.offer, { inviter: inviterName, company }))
  byId('role').textContent = words.roles[access.companyRole ?? 'sites']
  byId('address').replaceChildren(isolated(maskedEmail))
  byId('expires').textContent = day(expiresAt)
  show('invitation')
  show('decline-line')
  await showWho()
})

async function showWho() {
  const me = await whoAmI()
  show('signed-in', me !== undefined)
  show('signed-out', me === undefined)
  if (me) byId('signed-in-as').replaceChildren(fill(words.signedInAs, { email: me.email }))
}

async function accept() {
  await call('POST', '/v1/invitations/accept', { token })
  finish(fill(words.accept.accepted, { company }))
}

/** The signed-in person cannot accept (yet): says why, and offers to try again or to sign in as another person. */
async function acceptOrExplain() {
  try {
    await accept()
  } catch (problem) {
    await showWho()
    throw problem
  }
}

onSubmit(byId('sign-up'), async (fields) => {
  const { email, password } = fields
  const locale = document.documentElement.lang
  await call('POST', '/v1/users', { ...fields, locale, invitationToken: token })
  try {
    await signIn({ email, password })
  } catch (problem) {
    // The link proved no address: it was copied, or sent to another one. The answer to a sign-up never tells whether
    // the address has an account already.
    if (problem?.code !== 'sign-in-failed' && problem?.code !== 'code-needed') throw problem
    return thenSignIn(email)
  }
  await acceptOrExplain()
})

function thenSignIn(email) {
  const form = byId('sign-in')
  form.elements.email.value = email
  form.closest('details').open = true
  say(words.accept.confirmOrSignIn)
}
signInForm(acceptOrExplain)
byId('accept').addEventListener('click', () => doing(accept))
byId('sign-out').addEventListener('click', () =>
  doing(async () => {
    await signOut()
    await showWho()
  }),
)
byId('decline').addEventListener('click', () =>
  doing(async () => {
    await call('POST', '/v1/invitations/decline', { token })
    finish(words.accept.declined)
  }),
)

function finish(sentence) {
  for (const id of ['invitation', 'signed-in', 'signed-out', 'decline-line']) show(id, false)
  say(sentence)
  byId('news').focus()
}
