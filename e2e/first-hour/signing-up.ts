import assert from 'node:assert/strict'
import { linksOf } from '../support/mailbox.ts'
import { newAddress, strongPassword } from '../support/person.ts'
import type { Hour } from './hour.ts'

export async function signingUp(hour: Hour): Promise<void> {
  const { step, check, ada, gaston, signe, mallory, mailbox } = hour
  const newcomer = { email: ada.email, password: ada.password, fullName: ada.fullName }

  await check('the API lives, is ready, and documents itself', async () => {
    await mallory.expect(200, 'GET', '/livez')
    await mallory.expect(200, 'GET', '/readyz')
    const { openapi } = await mallory.expect(200, 'GET', '/openapi.json')
    assert.match(openapi, /^3\.1\./)
    assert.match(await mallory.expect(200, 'GET', '/docs'), /<html/i)
    // The console.
    assert.match(await mallory.expect(200, 'GET', '/'), /<script type="module"[^>]* src="\/console\//)
  })
  await check('an unknown path: 404', () => mallory.refused(404, 'not-found', 'GET', '/v1/nothing'))

  await check('a password that is easy to guess: 422 weak-password', () =>
    ada.refused(422, 'weak-password', 'POST', '/v1/users', { ...newcomer, password: 'password1234' }),
  )
  await check('one’s own address as password: 422 weak-password', () =>
    ada.refused(422, 'weak-password', 'POST', '/v1/users', { ...newcomer, password: ada.email.toUpperCase() }),
  )
  await check('a password of 11 characters: 400 with a pointer to it', async () => {
    const problem = await ada.refused(400, 'bad-request', 'POST', '/v1/users', { ...newcomer, password: 'qz7%kVx1w:j' })
    assert.deepEqual(
      problem.errors?.map(({ pointer }) => pointer),
      ['/password'],
    )
  })
  await check('an unknown field: 400 with a pointer to it', async () => {
    const problem = await ada.refused(400, 'bad-request', 'POST', '/v1/users', { ...newcomer, admin: true })
    assert.deepEqual(
      problem.errors?.map(({ pointer }) => pointer),
      ['/admin'],
    )
  })
  await check('a malformed address: 400', () =>
    ada.refused(400, 'bad-request', 'POST', '/v1/users', { ...newcomer, email: 'ada' }),
  )

  await step('Ada signs up: 202', () => ada.signUp())
  await check('a guessed confirmation: 422 invalid-token', () =>
    ada.refused(422, 'invalid-token', 'POST', '/v1/email-confirmations', {
      token: 'A'.repeat(70),
      password: ada.password,
    }),
  )
  await step('signing up again, and asking for the link again, at once: 202, and no second mail', async () => {
    await Promise.all([1, 2, 3].map(() => ada.signUp()))
    await ada.expect(202, 'POST', '/v1/email-confirmations/requests', { email: ada.email })
    await ada.expect(202, 'POST', '/v1/email-confirmations/requests', { email: newAddress('unknown') })
  })
  const token = await step('the mail comes; only the fragment of its link holds the token', async () => {
    const mail = await mailbox.wait(ada.email, { link: '/confirm-email' })
    assert.equal(mail.subject, 'Confirm your address')
    assert.ok(mail.html.includes('<a '), 'the HTML has a link')
    for (const link of linksOf(mail)) assert.doesNotMatch(link.search, /token/i)
    assert.ok(!mail.text.includes(ada.fullName), 'no text of a stranger is mailed to an unproven address')
    return mailbox.token(ada.email, { link: '/confirm-email' })
  })
  await check('opening the page does not use up the link: GET /confirm-email is 200, twice', async () => {
    await mallory.expect(200, 'GET', '/confirm-email')
    await mallory.expect(200, 'GET', '/confirm-email')
  })
  await check('a token that was tampered with: 422 invalid-token', () => {
    const other = (token.startsWith('A') ? 'B' : 'A') + token.slice(1)
    return ada.refused(422, 'invalid-token', 'POST', '/v1/email-confirmations', {
      token: other,
      password: ada.password,
    })
  })
  await check('a weak password there: 422 weak-password, and the link stays good', () =>
    ada.refused(422, 'weak-password', 'POST', '/v1/email-confirmations', { token, password: 'password1234' }),
  )
  await step('Ada confirms, with another password than at sign-up: 204; again: 409 already-confirmed', async () => {
    const claimed = ada.password
    ada.password = strongPassword()
    await ada.confirm(token)
    await ada.refused(409, 'already-confirmed', 'POST', '/v1/email-confirmations', { token, password: claimed })
    const { email } = ada
    await ada.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email, password: claimed })
    assert.equal((await mailbox.to(email)).length, 1, 'one letter for all sign-ups')
    await ada.signIn()
  })
  await check('… and her profile says that the address is confirmed', async () => {
    const me = await ada.expect(200, 'GET', '/v1/me')
    assert.equal(me.emailConfirmed, true)
  })

  await step(
    'Gaston signs up in French, gets his mail in French, and cannot sign in before: 401 sign-in-failed',
    async () => {
      await gaston.signUp()
      const mail = await mailbox.wait(gaston.email, { link: '/confirm-email' })
      assert.equal(mail.subject, 'Confirmez votre adresse')
      const { email, password } = gaston
      const waiting = await gaston.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email, password })
      const nobody = { email: newAddress('unknown'), password }
      const unknown = await gaston.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', nobody)
      assert.deepEqual({ ...waiting, requestId: '' }, { ...unknown, requestId: '' }, 'as an address without an account')
      assert.match(waiting.title, /or the address is not confirmed yet/)
      await gaston.confirmByMail()
      await gaston.signIn()
    },
  )
  await step('Signe signs up in Swedish', async () => {
    await signe.signUp()
    const mail = await mailbox.wait(signe.email, { link: '/confirm-email' })
    assert.equal(mail.subject, 'Bekräfta din adress')
    await signe.confirmByMail()
    await signe.signIn()
  })
  await step('Mallory signs up', () => mallory.join())

  await check('signing up with Ada’s address: 202 as for a new one, and Ada is told by mail', async () => {
    const stranger = hour.person('stranger', { fullName: 'A Stranger', email: ada.email.toUpperCase() })
    await stranger.signUp()
    const mail = await mailbox.wait(ada.email, { subject: /^You have an account already$/ })
    assert.ok(!mail.text.includes('Stranger'))
    await stranger.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', {
      email: ada.email,
      password: stranger.password,
    })
  })
  await check('a wrong password and an unknown address get the same answer', async () => {
    const wrong = await ada.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', {
      email: mallory.email,
      password: 'not the password',
    })
    const unknown = await ada.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', {
      email: newAddress('unknown'),
      password: 'not the password',
    })
    assert.deepEqual({ ...wrong, requestId: '' }, { ...unknown, requestId: '' })
  })
  await check('the eleventh failure for an account in 15 minutes: 429 too-many-attempts', async () => {
    const email = newAddress('guessed')
    for (let tries = 1; tries <= 10; tries++) {
      await mallory.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email, password: `guess ${tries}` })
    }
    await mallory.refused(429, 'too-many-attempts', 'POST', '/v1/sessions', { email, password: 'guess 11' })
  })
  await check('… but where one has signed in before, the right password still works; a wrong one: 429', async () => {
    const viktor = hour.person('viktor', { fullName: 'Viktor Berg' })
    await viktor.join()
    const { email } = viktor
    for (let tries = 1; tries <= 10; tries++) {
      await mallory.refused(401, 'sign-in-failed', 'POST', '/v1/sessions', { email, password: `guess ${tries}` })
    }
    await mallory.refused(429, 'too-many-attempts', 'POST', '/v1/sessions', { email, password: 'guess 11' })
    await viktor.signIn()
  })
}
