// The fragment of this page's link is the company's id, which is no secret.
import { byId, call, day, doing, fill, say, show, signInForm, signOut, token, whoAmI, words } from './page.js'

doing(showWho)

async function showWho() {
  const me = await whoAmI()
  show('signed-in', me !== undefined)
  show('signed-out', me === undefined)
  if (!me) return
  byId('signed-in-as').replaceChildren(fill(words.signedInAs, { email: me.email }))
  const companies = token ? [await call('GET', `/v1/companies/${encodeURIComponent(token)}`)] : await allCompanies()
  const endangered = companies.filter(({ ownerRecovery }) => ownerRecovery)
  byId('recoveries').replaceChildren(...endangered.map(line))
  if (endangered.length === 0) say(words.ownerRecovery.none)
}

async function allCompanies() {
  const companies = []
  let after = ''
  do {
    const page = await call('GET', `/v1/companies?limit=200&after=${encodeURIComponent(after)}`)
    companies.push(...page.items)
    after = page.nextCursor
  } while (after)
  return companies
}

function line({ companyId, name, ownerRecovery }) {
  const item = document.createElement('li')
  const text = document.createElement('p')
  text.append(fill(words.ownerRecovery.offer, { company: name, date: day(ownerRecovery.effectiveAt) }))
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = words.ownerRecovery.button
  button.addEventListener('click', () =>
    doing(async () => {
      await call('POST', `/v1/companies/${companyId}/owner-recovery/objections`)
      item.remove()
      say(fill(words.ownerRecovery.done, { company: name }))
    }),
  )
  item.append(text, button)
  return item
}

signInForm(showWho)
byId('sign-out').addEventListener('click', () =>
  doing(async () => {
    await signOut()
    await showWho()
  }),
)
