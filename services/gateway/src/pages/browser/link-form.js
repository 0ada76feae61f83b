import { byId, call, onSubmit, say, sayProblem, token } from './page.js'

const form = byId('link-form')
/** Asks for another mail. The links that need no second chance have no such form. */
const again = byId('again')

if (token === '') fail({ code: 'incomplete-link' })

onSubmit(
  form,
  async (fields) => {
    await call('POST', form.dataset.post, { token, ...fields })
    finish(form)
  },
  (problem) => {
    if (problem?.code !== 'invalid-token') return false
    fail(problem)
    return true
  },
)
if (again) {
  onSubmit(again, async (fields) => {
    await call('POST', again.dataset.post, fields)
    finish(again)
  })
}

/** The link is of no use. */
function fail(problem) {
  form.hidden = true
  if (again) again.hidden = false
  sayProblem(problem)
}

function finish(done) {
  done.hidden = true
  say(done.dataset.done)
  byId('news').focus()
}
