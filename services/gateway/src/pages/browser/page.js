// What every page does: read the link's token, call the API, say what happened.

export const words = JSON.parse(byId('words').textContent)

/** The token of the link, from the fragment, which browsers do not send. It goes out in the body of a POST alone. */
export const token = fragment()

let csrfToken = ''

function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}

export function byId(id) {
  return document.getElementById(id)
}

export function show(id, isShown = true) {
  byId(id).hidden = !isShown
}

/** The sentence with its values, each isolated, so that the direction of a name's letters changes nothing around it. */
export function fill(sentence, values) {
  const filled = document.createDocumentFragment()
  // Every second part is the name of a placeholder.
  for (const [index, part] of sentence.split(/\{(\w+)\}/).entries()) {
    filled.append(index % 2 === 1 ? isolated(values[part] ?? `{${part}}`) : part)
  }
  return filled
}

/** What somebody wrote, without the marks of earlier releases' names that turn the text around. */
export function isolated(text) {
  const element = document.createElement('bdi')
  const shown = text.replace(/[\p{Bidi_Control}\p{Cc}]/gu, '')
  const isBlank = !/(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u.test(shown)
  element.textContent = isBlank ? words.unnamed : shown
  return element
}

export function day(time) {
  return new Date(time).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' })
}

/** Minor units and their currency. Exact, however much it is. */
export function money({ amount, currency }) {
  const format = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits
  return format.format(`${amount}E-${digits}`)
}

/** Throws the problem document of a refusal. */
export async function call(method, path, body) {
  const headers = { accept: 'application/json' }
  if (body) headers['content-type'] = 'application/json'
  if (csrfToken && method !== 'GET') headers['x-csrf-token'] = csrfToken
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), credentials: 'same-origin' })
  const text = await answer.text()
  const json = text ? JSON.parse(text) : undefined
  if (!answer.ok) throw json
  return json
}

/** The signed-in person, if there is one. */
export async function whoAmI() {
  try {
    csrfToken = (await call('GET', '/v1/sessions/current')).csrfToken
    return await call('GET', '/v1/me')
  } catch (problem) {
    if (problem.code === 'not-signed-in') return undefined
    throw problem
  }
}

export async function signOut() {
  await call('DELETE', '/v1/sessions/current')
  csrfToken = ''
}

export async function signIn(credentials) {
  csrfToken = (await call('POST', '/v1/sessions', credentials)).csrfToken
}

export function say(sentence, kind = '') {
  tell(sentence, kind)
}

export function sayProblem(problem) {
  tell(words.problems[problem?.code] ?? words.problems.otherwise, 'problem')
}

function tell(sentence, kind) {
  const line = document.createElement('p')
  line.className = kind
  line.append(sentence)
  byId('news').replaceChildren(line)
  line.scrollIntoView({ block: 'nearest' })
}

/** Disables the buttons while `act` runs. What it throws is shown to the person, unless `otherwise` deals with it. */
export async function doing(act, otherwise = () => false) {
  const buttons = [...document.querySelectorAll('button')]
  for (const button of buttons) button.disabled = true
  byId('news').replaceChildren()
  try {
    await act()
  } catch (problem) {
    if (!otherwise(problem)) sayProblem(problem)
  } finally {
    for (const button of buttons) button.disabled = false
  }
}

export function onSubmit(form, act, otherwise) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    doing(() => act(Object.fromEntries(new FormData(form))), otherwise)
  })
}

/** The form to sign in, with the code asked for when it is needed. */
export function signInForm(after) {
  const form = byId('sign-in')
  onSubmit(
    form,
    async ({ code, ...credentials }) => {
      await signIn(code ? { ...credentials, code } : credentials)
      form.reset()
      await after()
    },
    (problem) => {
      if (problem?.code !== 'code-needed') return false
      show('code-line')
      sayProblem(problem)
      form.elements.code.focus()
      return true
    },
  )
  byId('forgotten').addEventListener('click', () => {
    if (!form.elements.email.reportValidity()) return
    doing(async () => {
      await call('POST', '/v1/password-resets', { email: form.elements.email.value })
      say(words.forgotten)
    })
  })
}
