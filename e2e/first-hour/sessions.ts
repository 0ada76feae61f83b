import assert from 'node:assert/strict'
import type { Hour } from './hour.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export async function sessions(hour: Hour): Promise<void> {
  const { step, check, ada, gaston, mallory, mailbox } = hour
  const elsewhere = (userAgent?: string) =>
    hour.person('', { email: gaston.email, password: gaston.password, fullName: gaston.fullName, userAgent })

  await check('without a session: 401 not-signed-in', async () => {
    const nobody = hour.person('nobody', { fullName: 'Nobody' })
    await nobody.refused(401, 'not-signed-in', 'GET', '/v1/me')
    nobody.token = 'hfs_not-a-token'
    await nobody.refused(401, 'not-signed-in', 'GET', '/v1/me')
  })
  await check('who am I: the session, when it was proven, and a CSRF token', async () => {
    const current = await gaston.expect(200, 'GET', '/v1/sessions/current')
    assert.equal(current.userId, gaston.userId)
    assert.ok(Date.now() - Date.parse(current.provenAt) < 10 * 60_000)
    assert.ok(current.csrfToken.length > 20)
  })

  const browser = elsewhere(FIREFOX)
  const cookie = await step(
    'a browser signs in: a cookie that no script can read, and no token in the body',
    async () => {
      const answer = await browser.call('POST', '/v1/sessions', { email: gaston.email, password: gaston.password })
      assert.equal(answer.status, 200)
      assert.ok(!('token' in answer.body))
      const [cookies = ''] = answer.headers['set-cookie'] ?? []
      assert.match(cookies, /; HttpOnly/i)
      assert.match(cookies, /; SameSite=Lax/i)
      return cookies.split(';')[0]!
    },
  )
  await check('… Gaston is told, in French, of a device never seen before', async () => {
    const mail = await mailbox.wait(gaston.email, { subject: /^Nouvelle connexion à votre compte$/ })
    assert.match(mail.text, /Appareil\u00a0: Firefox sous Linux/)
  })
  const csrfToken = await step('… the cookie is enough to read', async () => {
    const current = await browser.expect(200, 'GET', '/v1/sessions/current', undefined, { cookie })
    return current.csrfToken as string
  })
  await check('… but not to change: 403 csrf-token-needed', () =>
    browser.refused(403, 'csrf-token-needed', 'PATCH', '/v1/me', { fullName: 'Gaston Mercier' }, { cookie }),
  )
  await check('… and a page of another site may not change anything: 403 cross-site-request', () =>
    browser.refused(
      403,
      'cross-site-request',
      'PATCH',
      '/v1/me',
      { fullName: 'Eve' },
      {
        cookie,
        'x-csrf-token': csrfToken,
        'sec-fetch-site': 'cross-site',
      },
    ),
  )
  await check('… with the CSRF token of GET /v1/sessions/current a change works', () =>
    browser.expect(200, 'PATCH', '/v1/me', { fullName: 'Gaston Mercier' }, { cookie, 'x-csrf-token': csrfToken }),
  )

  const third = elsewhere()
  await step('Gaston signs in a third time', () => third.signIn())
  const list = await step('… sees three sessions, one of them marked as the current one', async () => {
    const { items, nextCursor } = await gaston.expect(200, 'GET', '/v1/me/sessions')
    assert.deepEqual([items.length, nextCursor], [3, null])
    assert.equal(items.filter(({ current }: { current: boolean }) => current).length, 1)
    return items as { sessionId: string; current: boolean; userAgent: string }[]
  })
  await check('… page by page, each session once', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: { items: { sessionId: string }[]; nextCursor: string | null } = await gaston.expect(
        200,
        'GET',
        `/v1/me/sessions?limit=1&after=${encodeURIComponent(after)}`,
      )
      seen.push(...page.items.map(({ sessionId }) => sessionId))
      after = page.nextCursor
    }
    assert.deepEqual(seen.sort(), list.map(({ sessionId }) => sessionId).sort())
  })
  await check('limit=201: 400; another list’s cursor: 400 bad-cursor', async () => {
    await gaston.refused(400, 'bad-request', 'GET', '/v1/me/sessions?limit=201')
    await gaston.refused(400, 'bad-cursor', 'GET', '/v1/me/sessions?after=elsewhere')
  })
  const browsers = list.find(({ userAgent }) => userAgent === FIREFOX)
  await check('a user cannot end another user’s session: 404', () =>
    mallory.refused(404, 'not-found', 'DELETE', `/v1/me/sessions/${browsers?.sessionId}`),
  )
  await step('Gaston ends the browser’s session: 204', () =>
    gaston.expect(204, 'DELETE', `/v1/me/sessions/${browsers?.sessionId}`),
  )
  await check('… its cookie is refused at once: 401 not-signed-in', () =>
    browser.refused(401, 'not-signed-in', 'GET', '/v1/me', undefined, { cookie }),
  )
  await check('… and ending it again: 404', () =>
    gaston.refused(404, 'not-found', 'DELETE', `/v1/me/sessions/${browsers?.sessionId}`),
  )
  await check('all others end in one call', async () => {
    await gaston.expect(204, 'DELETE', '/v1/me/sessions')
    await third.refused(401, 'not-signed-in', 'GET', '/v1/me')
    await gaston.expect(200, 'GET', '/v1/me')
  })
  await check('signing out is in force at once', async () => {
    await third.signIn()
    const { token } = third
    await third.signOut()
    third.token = token
    await third.refused(401, 'not-signed-in', 'GET', '/v1/me')
  })

  await check(
    'a change of name with the present version: 200; with an outdated one: 412 changed-meanwhile',
    async () => {
      const read = await ada.call('GET', '/v1/me')
      const etag = read.headers.etag!
      const changed = await ada.call('PATCH', '/v1/me', { fullName: 'Ada L. Lindqvist' }, { 'if-match': etag })
      assert.deepEqual([changed.status, changed.body.fullName], [200, 'Ada L. Lindqvist'])
      assert.notEqual(changed.headers.etag, etag)
      await ada.refused(412, 'changed-meanwhile', 'PATCH', '/v1/me', { fullName: 'Ada' }, { 'if-match': etag })
      await ada.expect(200, 'PATCH', '/v1/me', { fullName: ada.fullName })
    },
  )
  await check(
    'a password is changed by whoever knows the present one; 403 proof-failed, 422 weak-password',
    async () => {
      const currentPassword = gaston.password
      const newPassword = 'dix-sept hérons tranquilles'
      await third.signIn()
      await gaston.refused(403, 'proof-failed', 'PUT', '/v1/me/password', { currentPassword: 'wrong', newPassword })
      await gaston.refused(422, 'weak-password', 'PUT', '/v1/me/password', {
        currentPassword,
        newPassword: 'aaaaaaaaaaaaaa',
      })
      await gaston.expect(200, 'PUT', '/v1/me/password', { currentPassword, newPassword })
      gaston.password = newPassword
      await third.refused(401, 'not-signed-in', 'GET', '/v1/me')
      await gaston.expect(200, 'GET', '/v1/me')
      await mailbox.wait(gaston.email, { subject: /^Votre mot de passe a été modifié$/ })
    },
  )
  await check('a proof with the wrong password: 403 proof-failed; with the right one: 200', async () => {
    await gaston.refused(403, 'proof-failed', 'POST', '/v1/sessions/current/proof', { password: 'wrong' })
    await gaston.expect(200, 'POST', '/v1/sessions/current/proof', { password: gaston.password })
  })
  await check(
    '… and gives the session another token; the former one is refused at once: 401 not-signed-in',
    async () => {
      const former = elsewhere()
      former.token = gaston.token
      await gaston.expect(200, 'POST', '/v1/sessions/current/proof', { password: gaston.password })
      assert.notEqual(gaston.token, former.token)
      await former.refused(401, 'not-signed-in', 'GET', '/v1/me')
      await gaston.expect(200, 'GET', '/v1/me')
    },
  )
}
