import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { followClose, screenOf, verifyWholeBook } from './billing.ts'
import { type ApiCall, parse, usage } from './commands.ts'
import { type Gateway, openGateway } from './gateway.ts'

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
    const gateway = await enter()
    try {
      if (!(await act(positionals.slice(0, 2).join(' '), call, gateway))) process.exitCode = 1
    } finally {
      await gateway.signOut()
    }
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

/** False if what it was for did not come out well. */
async function act(name: string, call: ApiCall, { act }: Gateway): Promise<boolean> {
  const screen = screenOf(process.stdout)
  if (name === 'billing verify') return verifyWholeBook(act, screen)
  const answer = await act(call)
  if (name === 'billing close') return followClose(answer as never, act, screen)
  console.log(typeof answer === 'string' ? answer : answer ? JSON.stringify(answer, null, 2) : 'Done.')
  return true
}

async function enter(): Promise<Gateway> {
  const { OPERATOR_EMAIL, OPERATOR_PASSWORD, OPERATOR_CODE } = process.env
  const email = OPERATOR_EMAIL ?? (await ask('Address: ', true))
  const askPassword = async () => OPERATOR_PASSWORD ?? (await ask('Password: ', false))
  const askCode = () => ask('Two-factor code: ', true)
  const who = { email, password: await askPassword(), code: OPERATOR_CODE ?? (await askCode()) }
  return openGateway({
    api,
    who,
    async prove() {
      console.log('\nThe last proof of who you are is too old.')
      // A code of the environment was used for signing in.
      return { password: await askPassword(), code: await askCode() }
    },
    say: (line) => console.log(line),
  })
}

async function ask(question: string, isShown: boolean): Promise<string> {
  const output = isShown ? process.stdout : new Writable({ write: (_chunk, _encoding, done) => done() })
  if (!isShown) process.stdout.write(question)
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  try {
    const isOver = once(lines, 'close').then(() => {
      throw new Error(`Nobody answers: ${question}`)
    })
    return await Promise.race([lines.question(question), isOver])
  } finally {
    lines.close()
    if (!isShown) process.stdout.write('\n')
  }
}
