import { byId, call, onSubmit, say, sayProblem, token } from './page.js'

const form = byId('link-form')
if (token === '') {
  form.hidden = true
  sayProblem({ code: 'incomplete-link' })
}
onSubmit(form, async (fields) => {
  await call('POST', form.dataset.post, { token, ...fields })
  form.hidden = true
  say(form.dataset.done)
  byId('news').focus()
})
