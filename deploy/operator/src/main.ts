import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { type ApiCall, parse, usage } from './commands.ts'

const api = process.env.HOLDFAST_API ?? 'http://127.0.0.1:8080'

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { reason: { type: 'string' } } })
  if (positionals.length === 0 || positionals[0] === 'help') {
    console.log(usage())
  } else {
    const call = parse(positionals, values.reason)
    const token = await signIn()
    try {
      const answer = await send({ ...call, path: `operator/${call.path}` }, token)
      console.log(answer ? JSON.stringify(answer, null, 2) : 'Done.')
    } finally {
      await fetch(`${api}/v1/sessions/current`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
    }
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function signIn(): Promise<string> {
  const { OPERATOR_EMAIL, OPERATOR_PASSWORD, OPERATOR_CODE } = process.env
  const email = OPERATOR_EMAIL ?? (await ask('Address: ', true))
  const password = OPERATOR_PASSWORD ?? (await ask('Password: ', false))
  const code = OPERATOR_CODE ?? (await ask('Two-factor code: ', true))
  const { token } = await send({ method: 'POST', path: 'sessions', body: { email, password, code, as: 'token' } })
  return token
}

async function send({ method, path, body }: ApiCall, token?: string) {
  const response = await fetch(`${api}/v1/${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
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
