import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { type CallName, type DriverAddress, openDriver } from '@holdfast/driver'
import { type MisbehaviourName, type ScriptedDriver, startScriptedDriver } from '@holdfast/driver/testing'
import { describe, expect, test } from '@jest/globals'
import { until } from '../support/until.ts'
import { chapters, type Report, runChapters } from './chapters.ts'
import { openKit } from './kit.ts'

/** What went wrong in these chapters, and what was not looked at. */
async function faultsOf(address: DriverAddress, numbers: readonly string[], afterwards = async () => {}) {
  const faults: string[] = []
  const leftOut: string[] = []
  let passed = 0
  const kit = await openKit(address)
  await afterwards()
  const report: Report = {
    section: (_title, run) => run(),
    check: (what, run) =>
      run().then(
        () => void passed++,
        (error) => void faults.push(`${what}: ${error.message}`),
      ),
    leftOut: (what) => void leftOut.push(what),
  }
  await runChapters(kit, numbers, report)
  await kit.close()
  return { faults, leftOut, passed }
}

async function withScripted<T>(
  options: Parameters<typeof startScriptedDriver>[0],
  run: (driver: ScriptedDriver) => Promise<T>,
): Promise<T> {
  const driver = await startScriptedDriver(options)
  try {
    return await run(driver)
  } finally {
    await driver.close()
  }
}

// The scripted driver is not safe against hostile archives: that part of chapter 2 is for real ones.
const [releases, ...hostile] = chapters['2']!
chapters['releases only'] = [releases!]
const all = ['1', 'releases only', '3', '4', '5', '7']

describe('the kit', () => {
  test('when a driver keeps the contract, then nothing is wrong with it', async () => {
    expect(hostile).toHaveLength(1)
    await withScripted({}, async (driver) => {
      const { faults, passed } = await faultsOf(driver, all)
      expect(faults).toEqual([])
      expect(passed).toBeGreaterThan(50)
    })
  })

  test('when a driver offers nothing and says so, then nothing is wrong with it', async () => {
    await withScripted({ capabilities: [] }, async (driver) => {
      const { faults, leftOut } = await faultsOf(driver, all)
      expect(faults).toEqual([])
      expect(leftOut).toContain('a backup is made, and told')
      expect(leftOut).not.toContain('make-backup is not-offered')
    })
  })

  const lies: [MisbehaviourName, CallName, chapter: string][] = [
    ['not-json', 'describe', '1'],
    ['wrong-digest', 'putRelease', 'releases only'],
    ['says-done-and-has-nothing', 'putRelease', 'releases only'],
    ['refuses-early', 'putRelease', 'releases only'],
    ['accepts-early', 'putRelease', 'releases only'],
    ['download-breaks-off', 'downloadRelease', 'releases only'],
    ['wrong-types', 'getRelease', 'releases only'],
    ['accepts-stale-generations', 'putEnvironment', '3'],
    ['accepts-and-forgets', 'putEnvironment', '3'],
    ['lies-about-generation', 'putEnvironment', '3'],
    ['forgets-environments', 'getEnvironment', '3'],
    ['other-environment', 'getEnvironment', '3'],
    ['unknown-code', 'putEnvironment', '3'],
    ['redirect', 'listEnvironments', '3'],
    ['never-ends', 'listEnvironments', '3'],
    ['flapping', 'deleteEnvironment', '3'],
    ['act-done-without-result', 'startAct', '4'],
    ['forgets-acts', 'startAct', '4'],
    ['act-fails', 'getAct', '4'],
    ['wrong-digest', 'getAct', '4'],
    ['says-done-and-has-nothing', 'getAct', '5'],
    ['download-breaks-off', 'downloadBackup', '5'],
    ['never-ends', 'usage', '7'],
  ]
  test.each(lies)('when a driver is told %s at %s, then chapter %s finds it', async (lie, call, chapter) => {
    await withScripted({}, async (driver) => {
      const { faults } = await faultsOf(driver, [chapter], async () => void driver.script(call, lie))
      expect(faults).not.toEqual([])
    })
  })

  test('when a driver lacks what it offers, or has what it does not offer, then that is found', async () => {
    await withScripted({}, async (driver) => {
      const { faults } = await faultsOf(driver, ['5'], async () => void driver.script('startAct', 'not-offered'))
      expect(faults).not.toEqual([])
    })
    // It says that it cannot, and can.
    await withScripted({}, async (driver) => {
      const honest = driver.state.answer
      driver.state.answer = async (name, received) => {
        const reply = await honest(name, received)
        return name === 'describe' ? { ...reply, body: { ...reply.body, capabilities: ['archive-upload'] } } : reply
      }
      const { faults } = await faultsOf(driver, ['4', '5', '7'])
      expect(faults.map((fault) => fault.split(':')[0])).toEqual([
        'copy-release is not-offered',
        'make-backup is not-offered',
        'verify-backup is not-offered',
        'restore-backup is not-offered',
        'calls about backups are not-offered',
        'it is not-offered',
      ])
    })
  })

  test('when a driver takes every token, then the first chapter finds it', async () => {
    const limits = { archiveBytes: 1, unpackedBytes: 1, files: 1, fileBytes: 1 }
    const driver = { name: 'open', version: '1' }
    const description = { contract: '1', driver, hostId: 'open', capabilities: [], limits, status: 'ok' }
    const server = createServer((_request, response) => void response.end(JSON.stringify(description)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const secret = { keyId: 'first', bytes: randomBytes(32) }
    const { faults } = await faultsOf({ url, hostId: 'open', secret }, ['1'])
    server.closeAllConnections()
    server.close()
    // Without a token, and each of the wrong ones.
    expect(faults).toHaveLength(10)
  })
})

describe('the example of docs/drivers.md', () => {
  const repository = join(import.meta.dirname, '../..')
  const example = join(repository, 'docs/examples/first-driver.ts')

  test('when the page shows it, then as it is in its file', () => {
    const [, shown] = /```ts\n(.*?)```/s.exec(readFileSync(join(repository, 'docs/drivers.md'), 'utf8')) ?? []
    expect(shown).toBe(readFileSync(example, 'utf8'))
  })

  test('when it runs, then it keeps the first chapter', async () => {
    const secret = { keyId: 'first', bytes: randomBytes(32) }
    const port = await freePort()
    const env = { HOST_ID: 'example', KEY_ID: secret.keyId, SECRET: secret.bytes.toString('base64'), PORT: `${port}` }
    const child = spawn(process.execPath, [example], { env, stdio: 'inherit' })
    try {
      const address = { url: `http://127.0.0.1:${port}`, hostId: 'example', secret }
      const driver = openDriver(address)
      await until('the example answers', () => driver.health({}).catch(() => undefined), { seconds: 60 })
      await driver.close()
      const { faults, passed } = await faultsOf(address, ['1'])
      expect(faults).toEqual([])
      expect(passed).toBe(chapters['1']![0]!.checks.length)
    } finally {
      child.kill()
      await once(child, 'exit')
    }
  })
})

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
