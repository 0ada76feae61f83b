import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { followClose, type SendToGateway, screenOf, verifyWholeBook } from './billing.ts'
import { type ApiCall, parse, usage } from './commands.ts'

const api = process.env.HOLDFAST_API ?? 'http://127.0.0.1:8080'

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      period: { type: 'string' },
      month: { type: 'string' },
      'dry-run': { type: 'boolean' },
      now: { type: 'boolean' },
    },
  })
  if (positionals.length === 0 || positionals[0] === 'help') {
    console.log(usage())
  } else {
    const { reason, ...options } = values
    const call = parse(positionals, reason, options)
    const token = await signIn()
    try {
      if (!(await act(positionals.slice(0, 2).join(' '), call, token))) process.exitCode = 1
    } finally {
      await fetch(`${api}/v1/sessions/current`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
    }
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

/** False if what it was for did not come out well. */
async function act(name: string, call: ApiCall, token: string): Promise<boolean> {
  const sending: SendToGateway = (one) => send({ ...one, path: `operator/${one.path}` }, token)
  const screen = screenOf(process.stdout)
  if (name === 'billing verify') return verifyWholeBook(sending, screen)
  const answer = await sending(call)
  if (name === 'billing close') return followClose(answer as never, sending, screen)
  console.log(typeof answer === 'string' ? answer : answer ? JSON.stringify(answer, null, 2) : 'Done.')
  return true
}

async function signIn(): Promise<string> {
  const { OPERATOR_EMAIL, OPERATOR_PASSWORD, OPERATOR_CODE } = process.env
  const email = OPERATOR_EMAIL ?? (await ask('Address: ', true))
  const password = OPERATOR_PASSWORD ?? (await ask('Password: ', false))
  const code = OPERATOR_CODE ?? (await ask('Two-factor code: ', true))
  const { token } = await send({ method: 'POST', path: 'sessions', body: { email, password, code, as: 'token' } })
  return token
}

async function send({ method, path, body, accept }: ApiCall, token?: string) {
  const response = await fetch(`${api}/v1/${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(accept && { accept }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  }).catch((error) => {
    throw new Error(
      `${api} does not answer (${error.cause?.code ?? error.name}). Is it running? HOLDFAST_API names it.`,
    )
  })
  const text = await response.text()
  if (response.ok && accept) return text
  const answer = text ? JSON.parse(text) : undefined
  if (response.ok) return answer
  throw new Error(`${answer?.detail ?? response.statusText} (${answer?.code ?? response.status})`)
}

async function ask(question: string, isShown: boolean): Promise<string> {
  const output = isShown ? process.stdout : new Writable({ write: (_chunk, _encoding, done) => done() })
  if (!isShown) process.stdout.write(question)
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
    if (!isShown) process.stdout.write('\n')
  }
}
