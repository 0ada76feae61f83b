import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import { type Received, send } from './http.ts'
import type { Mailbox } from './mailbox.ts'
import { type Problem, readProblem } from './problem.ts'

// biome-ignore lint/suspicious/noExplicitAny: the API defines the bodies, and every use asserts what it needs
export type Body = any

export interface Answer extends Omit<Received, 'text'> {
  /** Parsed if it is JSON; undefined if there is no body. */
  body: Body
}

export type Headers = Record<string, string>

export interface Profile {
  email: string
  fullName: string
  password?: string
  locale?: 'en' | 'fr' | 'sv'
  /** The network address of this person, if the API trusts X-Forwarded-For. */
  userAgent?: string
}

/** Calls that answer with another token of the session. */
const RENEWING = new Set(['POST /v1/sessions/current/proof', 'POST /v1/me/two-factor/confirm', 'PUT /v1/me/password'])

/** A person who uses the product through its API and their mails only. */
export class Person {
  readonly api: string
  readonly mailbox: Mailbox
  email: string
  fullName: string
  password: string
  locale: 'en' | 'fr' | 'sv'
  userAgent: string
  token: string | undefined
  userId = ''
  private authenticator: TOTP | undefined
  private lastStep = 0

  constructor(at: { api: string; mailbox: Mailbox }, profile: Profile) {
    this.api = at.api
    this.mailbox = at.mailbox
    this.email = profile.email
    this.fullName = profile.fullName
    this.password = profile.password ?? strongPassword()
    this.locale = profile.locale ?? 'en'
    this.userAgent = profile.userAgent ?? 'holdfast-e2e'
  }

  /** Calls the API as this person, with their session if they are signed in. Every error must be a valid problem. */
  async call(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const received = await send(this.api, {
      method,
      path,
      headers: {
        'user-agent': this.userAgent,
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const answer = await this.finished(readAnswer(received))
    this.keepToken(method, path, answer.body)
    return answer
  }

  /** What raises the rights of a session gives it another token. */
  keepToken(method: string, path: string, body: Body): void {
    if (RENEWING.has(`${method} ${path}`) && typeof body?.token === 'string') this.token = body.token
  }

  /**
   * If the answer is a change that is not in force yet (202), waits until it is, and returns the change's own answer.
   * Work on a site is returned as it is.
   */
  private async finished(answer: Answer): Promise<Answer> {
    const { operationId, status, result, kind } = answer.body ?? {}
    if (answer.status !== 202 || operationId === undefined || kind !== 'change') return answer
    for (const begun = performance.now(); performance.now() - begun < 30_000; ) {
      const { body } = await this.call('GET', `/v1/operations/${operationId}`)
      if (body?.state === 'done') return { ...answer, status, body: result ?? undefined }
    }
    throw new Error(`operation ${operationId} was not done within 30 s`)
  }

  /** Calls the API, and asserts the status of a success. Returns the body. */
  async expect(status: number, method: string, path: string, body?: unknown, headers?: Headers): Promise<Body> {
    const answer = await this.call(method, path, body, headers)
    assert.equal(answer.status, status, `${method} ${path} answered ${answer.status} ${describeProblem(answer)}`)
    return answer.body
  }

  /** Gives the plan back within its refund days, so that nothing is owed, and closes the company, which has no site. */
  async closeCompany(path: string): Promise<void> {
    await this.expect(200, 'POST', `${path}/subscription/cancel`, { siteIds: [] })
    await this.expect(204, 'DELETE', path)
  }

  /** Calls the API, and asserts the status and code of a refusal. */
  async refused(
    status: number,
    code: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Headers,
  ): Promise<Problem> {
    const answer = await this.call(method, path, body, headers)
    const told = answer.status >= 400 ? `${answer.status} ${answer.body?.code}` : String(answer.status)
    assert.equal(told, `${status} ${code}`, `${method} ${path}${describeProblem(answer)}`)
    return answer.body as Problem
  }

  /** Sends an archive, and returns the operation that it began. */
  async upload(environmentId: string, archive: Buffer, headers: Headers = {}, note?: string): Promise<Answer> {
    const query = note === undefined ? '' : `?${new URLSearchParams({ note })}`
    const received = await send(this.api, {
      method: 'POST',
      path: `/v1/environments/${environmentId}/releases${query}`,
      headers: {
        'user-agent': this.userAgent,
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/zip',
        ...headers,
      },
      body: archive,
    })
    return readAnswer(received)
  }

  /** Starts long work with a call that answers 202, and waits for its end, whatever it is. */
  async operate(method: string, path: string, body?: unknown): Promise<Body> {
    return this.ended(await this.expect(202, method, path, body))
  }

  /** Waits for the end of an operation, whatever it is. */
  async ended({ operationId }: { operationId: string }): Promise<Body> {
    for (const begun = performance.now(); performance.now() - begun < 60_000; await sleep(100)) {
      const operation = await this.expect(200, 'GET', `/v1/operations/${operationId}`)
      if (!['queued', 'running'].includes(operation.state)) return operation
    }
    throw new Error(`operation ${operationId} did not end within 60 s`)
  }

  /** Repeats calls that hash a password. Hashing is slow on purpose, so a busy machine answers "try again" to some. */
  private async patiently<T>(attempt: () => Promise<T>): Promise<T> {
    for (const begun = performance.now(); ; await sleep(1_000)) {
      try {
        return await attempt()
      } catch (error) {
        if (!String(error).includes(' answered 503 ') || performance.now() - begun > 60_000) throw error
      }
    }
  }

  async signUp(more: { invitationToken?: string } = {}): Promise<void> {
    const { email, password, fullName, locale } = this
    const body = { email, password, fullName, locale, ...more }
    const headers = { 'idempotency-key': randomUUID() }
    await this.patiently(() => this.expect(202, 'POST', '/v1/users', body, headers))
  }

  async confirmByMail(): Promise<void> {
    const token = await this.mailbox.token(this.email, { link: '/confirm-email' })
    await this.confirm(token)
  }

  async confirm(token: string): Promise<void> {
    const { password } = this
    const headers = { 'idempotency-key': randomUUID() }
    const body = { token, password }
    await this.patiently(() => this.expect(204, 'POST', '/v1/email-confirmations', body, headers))
  }

  async signIn(): Promise<void> {
    const { email, password } = this
    const session = await this.patiently(async () => {
      const code = this.authenticator && { code: await this.code() }
      return this.expect(200, 'POST', '/v1/sessions', { email, password, as: 'token', ...code })
    })
    this.token = session.token
    this.userId = session.userId
  }

  async signOut(): Promise<void> {
    await this.expect(204, 'DELETE', '/v1/sessions/current')
    this.token = undefined
  }

  /** Signs up, confirms, signs in. */
  async join(): Promise<this> {
    await this.signUp()
    await this.confirmByMail()
    await this.signIn()
    return this
  }

  /** Keeps the secret that the API showed, as an authenticator app does. */
  keepSecret(otpauthUri: string): void {
    const [, query] = otpauthUri.split('?') as [string, string]
    const parameters = new URLSearchParams(query)
    this.authenticator = new TOTP({ secret: Secret.fromBase32(parameters.get('secret') as string) })
    this.lastStep = 0
  }

  get hasTwoFactor(): boolean {
    return this.authenticator !== undefined
  }

  forgetSecret(): void {
    this.authenticator = undefined
  }

  /**
   * A code that was not used yet. Each code works once, and the codes of the steps before and after are accepted too:
   * so three are available at once, or two, when the first would be too old on its arrival. For one more this waits, as
   * people do.
   */
  async code(): Promise<string> {
    assert.ok(this.authenticator, 'no authenticator')
    const present = Math.floor(Date.now() / 30_000)
    const oldest = Math.floor((Date.now() + 10_000) / 30_000) - 1
    const step = Math.max(oldest, this.lastStep + 1)
    if (step > present + 1) {
      await untilTime((step - 1) * 30_000)
    }
    this.lastStep = step
    return this.authenticator.generate({ timestamp: step * 30_000 })
  }

  async turnOnTwoFactor(): Promise<string[]> {
    const { otpauthUri } = await this.expect(200, 'POST', '/v1/me/two-factor')
    this.keepSecret(otpauthUri)
    const { recoveryCodes } = await this.expect(200, 'POST', '/v1/me/two-factor/confirm', { code: await this.code() })
    return recoveryCodes
  }
}

/** Parses an answer, and asserts that an error is a problem document and a success is none. */
export function readAnswer(received: Received): Answer {
  const { status, headers, text } = received
  if (status >= 400) return { status, headers, body: readProblem(received) }
  assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/, 'X-Request-Id')
  assert.doesNotMatch(headers['content-type'] ?? '', /problem/, 'a success is no problem')
  const isJson = /^application\/json(;|$)/.test(headers['content-type'] ?? '')
  return { status, headers, body: text === '' ? undefined : isJson ? JSON.parse(text) : text }
}

function describeProblem({ body, status }: Answer): string {
  if (status < 400) return ''
  const { code, detail, errors } = body as Problem
  return ` (${code}: ${detail}${errors ? ` ${JSON.stringify(errors)}` : ''})`
}

/** A new password that is hard to guess. */
export function strongPassword(): string {
  return `quiet ${randomBytes(9).toString('base64url')} herons`
}

/** A new e-mail address. */
export function newAddress(name: string): string {
  return `${name.toLowerCase()}.${randomBytes(6).toString('hex')}@example.com`
}

async function untilTime(time: number): Promise<void> {
  while (Date.now() < time) await new Promise((resolve) => setTimeout(resolve, time - Date.now()))
}
