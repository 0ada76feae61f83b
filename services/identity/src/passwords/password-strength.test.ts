import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { silentLog, waitFor } from '@holdfast/testing'
import { afterAll, describe, expect, test } from '@jest/globals'
import { refuseWeakPassword } from './password.ts'
import { startStrength } from './password-strength.ts'

const owner = { email: 'ada.lovelace@acme-widgets.example', fullName: 'Augusta Zoë Lovelace' }
/** The slowest password that is known: each of its characters can be read as some letter. */
const SLOW = '4@8({[‹3€691!|70$5+%2'.repeat(7).slice(0, 128)

const { strength, stop } = await startStrength({ log: silentLog, limitMs: 60_000, patienceMs: 60_000 })
afterAll(stop)

async function judged(password: string): Promise<string> {
  return outcome(refuseWeakPassword(password, '/password', owner, strength))
}

async function outcome(doing: Promise<unknown>): Promise<string> {
  try {
    await doing
    return 'done'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a password', () => {
  test.each([
    'correct horse staple 41',
    'mjölnir-över-bron-7',
    'seven quiet herons at dusk',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧',
    'augusta sees quiet herons',
    SLOW,
  ])('when it is %j, then it will do', async (password) => expect(await judged(password)).toBe('done'))

  test.each([
    ['usual', 'password1234'],
    ['one character', 'aaaaaaaaaaaaaaaa'],
    ['neighbours on a keyboard', 'qwertyuiop12'],
    ['the address', owner.email],
    ['the address, written otherwise', ' ADA.Lovelace@Acme-Widgets.example '],
    ['the name', 'AugustaLovelace'],
    ['the name turned round', 'lovelace augusta'],
    ['the name without its marks, and a year', 'augusta-zoe-1815'],
    ['the product and a year', 'Holdfast-2026!'],
    ['the product twice', 'Holdfast-holdfast'],
    ['the product in digits', 'h0ldf4st.H0LDF@ST'],
    ['the company of the address', 'acmewidgets2026'],
    ['the company and the person', 'Acme Widgets Ada'],
    ['French', 'motdepasse2024'],
    ['French, on a French keyboard', 'azertyuiop1789'],
    ['French, a greeting', 'bonjourlafrance'],
    ['Swedish, the word for password', 'lösenord1234'],
    ['Swedish without dots', 'losenord-2024'],
    ['Swedish, love', 'jagälskardig1'],
    ['Swedish, a town', 'Stockholm2024'],
    ['Swedish, a season and a year', 'sommaren-2026'],
    ['usual, in full-width letters, which are hashed as plain ones', 'ｐａｓｓｗｏｒｄ１２３４'],
    ['weak at its beginning, which is as much as is judged', `${'a'.repeat(70)}x7#kQ9!vB2wz`],
  ])('when it is %s, then it is too easy', async (_what, password) =>
    expect(await judged(password)).toBe('weak-password'),
  )

  test('when it has fewer than 12 or more than 128 characters, then that is said', async () => {
    expect(await judged('x7#kQ9!vB2w')).toBe('bad-request')
    expect(await judged('x7#kQ9!vB2wz'.repeat(11))).toBe('bad-request')
    expect(await judged('x7#kQ9!vB2wz')).toBe('done')
  })
})

test('when slow passwords are judged, then the event loop is free', async () => {
  const before = process.threadCpuUsage()
  const scores = await Promise.all(Array.from({ length: 5 }, () => strength(SLOW, [])))
  const { user, system } = process.threadCpuUsage(before)
  expect(scores).toEqual([4, 4, 4, 4, 4])
  // Microseconds of this thread. One such password took more than 200,000 on it.
  expect(user + system).toBeLessThan(100_000)
})

test('when nothing else is to be done, then the worker does not keep its process alive', async () => {
  const module = JSON.stringify(new URL('./password-strength.ts', import.meta.url).href)
  const code = `
    import(${module}).then(async ({ startStrength }) => {
      const { strength } = await startStrength({ log: console, limitMs: 60_000 })
      console.log(await strength('quiet herons', []))
    })`
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', code])
  expect(stdout).toMatch(/^[0-4]\n$/)
})

/** A worker that answers 4, but not always. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ password }) => {
      if (password === 'for ever') for (;;) {}
      if (password === 'a bug') throw new Error('a bug')
      parentPort.postMessage(4)
    })
    parentPort.postMessage('ready')
  `)}`,
)

describe('given a worker that may fail', () => {
  test('when a judgment takes too long, then it is refused as overloaded, and the next ones are made', async () => {
    const { strength, stop } = await startStrength({ log: silentLog, script, limitMs: 500 })
    expect(await outcome(strength('for ever', []))).toBe('overloaded')
    await waitFor(async () => (await strength('quiet herons', []).catch(() => 0)) === 4)
    await stop()
  })

  test('when the worker breaks, then that password is refused as overloaded, and another worker judges the next', async () => {
    const { strength, stop } = await startStrength({ log: silentLog, script })
    expect(await outcome(strength('a bug', []))).toBe('overloaded')
    expect(await strength('quiet herons', [])).toBe(4)
    await stop()
  })

  test('when more come than can be judged in time, then those who waited too long are refused', async () => {
    const { strength, stop } = await startStrength({ log: silentLog, script, limitMs: 500, patienceMs: 100 })
    const crowd = [strength('for ever', []), strength('quiet herons', []), strength('quiet herons', [])]
    expect(await Promise.all(crowd.map(outcome))).toEqual(['overloaded', 'overloaded', 'overloaded'])
    await stop()
  })

  test('when too many wait, then the next one is refused at once', async () => {
    const { strength, stop } = await startStrength({ log: silentLog, script })
    const crowd = await Promise.allSettled(Array.from({ length: 103 }, () => strength('quiet herons', [])))
    expect(crowd.filter(({ status }) => status === 'rejected')).toHaveLength(2)
    await stop()
  })

  test('when it cannot start, then that is said at once', async () => {
    const broken = new URL('data:text/javascript,throw new Error("no dictionaries")')
    await expect(startStrength({ log: silentLog, script: broken })).rejects.toThrow('no dictionaries')
  })
})
