// The fragment of this page's link has the company's id and the payment's, which are no secrets. Whoever comes back from the
// bank has them in the query.
import {
  byId,
  call,
  doing,
  fill,
  isolated,
  money,
  say,
  show,
  signInForm,
  signOut,
  token,
  whoAmI,
  words,
} from './page.js'

/** Pauses in seconds. What the payer did at the bank reaches us by itself, mostly within a few of them. */
const PATIENCE = [1, 1, 2, 2, 3, 3, 4, 4]

const query = new URLSearchParams(location.search)
const isBack = query.has('payment')
const ids = query.get('payment') ?? token
const [companyId = '', paymentId = ''] = ids.split('.').map(encodeURIComponent)
// What a provider adds to the address is nothing that the browser should remember.
if (isBack) history.replaceState(null, '', `${location.pathname}#${ids}`)

const path = `/v1/companies/${companyId}`

doing(showWho)

async function showWho() {
  const me = await whoAmI()
  show('signed-in', me !== undefined)
  show('signed-out', me === undefined)
  if (!me) return
  byId('signed-in-as').replaceChildren(fill(words.signedInAs, { email: me.email }))
  show('payment', false)
  show('waiting', false)
  if (!companyId || !paymentId) throw { code: 'incomplete-link' }
  const { name } = await call('GET', path)
  const payment = await find()
  const { amount, reference } = payment
  byId('company').replaceChildren(isolated(name))
  byId('invoice').replaceChildren(isolated(reference))
  byId('amount').textContent = money(amount)
  show('payment')
  await showStanding(payment, { isAwaited: isBack })
}

async function showStanding(payment, { isAwaited }) {
  const { status } = isAwaited ? await settled(payment) : payment
  show('waiting', status === 'action-needed')
  if (status === 'action-needed' && !isAwaited) return
  say(words.confirmPayment[status], status === 'failed' ? 'problem' : '')
  byId('news').focus()
}

async function settled(known) {
  let payment = known
  for (const seconds of PATIENCE) {
    if (payment.status === 'succeeded' || payment.status === 'failed') break
    say(words.confirmPayment.looking)
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    payment = await find()
  }
  return payment
}

async function find() {
  let after = ''
  do {
    const page = await call('GET', `${path}/payments?limit=200&after=${encodeURIComponent(after)}`)
    const found = page.items.find((payment) => payment.paymentId === paymentId)
    if (found) return found
    after = page.nextCursor
  } while (after)
  throw { code: 'unknown-payment' }
}

byId('confirm').addEventListener('click', () =>
  doing(async () => {
    try {
      location.assign((await call('POST', `${path}/payments/${paymentId}/confirmation`)).url)
    } catch (problem) {
      // The bank may do without, and somebody else may have been faster.
      if (problem?.code !== 'payment-not-waiting') throw problem
      await showStanding(await find(), { isAwaited: true })
    }
  }),
)
signInForm(showWho)
byId('sign-out').addEventListener('click', () =>
  doing(async () => {
    await signOut()
    await showWho()
  }),
)
