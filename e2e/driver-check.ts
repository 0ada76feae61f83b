import { parseArgs } from 'node:util'
import type { DriverAddress } from '@holdfast/driver'
import { chapters, runChapters } from './driver-check/chapters.ts'
import { startFilesProcess } from './driver-check/files-process.ts'
import { openKit } from './driver-check/kit.ts'
import { openSteps } from './support/steps.ts'

// Whether a host driver keeps the contract. Everything that the kit makes on it is deleted again; the driver remembers
// the generations of some ids that nobody uses.
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    'host-id': { type: 'string' },
    // `<key id>:<base64>`. The variable DRIVER_SECRET keeps it out of the list of processes.
    secret: { type: 'string', default: process.env.DRIVER_SECRET },
    // Where the driver serves visitors. Host names are sent in the header, and never resolved.
    'sites-url': { type: 'string' },
    // Starts services/files and checks that.
    files: { type: 'boolean', default: false },
    chapter: { type: 'string', multiple: true, default: Object.keys(chapters) },
  } as const,
})

const unknown = values.chapter.find((number) => !(number in chapters))
const given = addressGiven()
if (unknown || (!given && !values.files)) {
  console.error('npm run driver:check -- --url <url> --host-id <id> --secret <key id>:<base64> [--sites-url <url>]')
  console.error('npm run driver:check -- --files')
  console.error(`  [--chapter ${Object.keys(chapters).join(' | ')}]…`)
  process.exit(2)
}

const files = given ? undefined : await startFilesProcess()
try {
  await check(given ?? files!.address, values['sites-url'] ?? files?.sitesUrl)
} catch (error) {
  console.error(`The driver does not tell who it is: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  await files?.stop()
}

async function check(address: DriverAddress, sitesUrl: string | undefined): Promise<void> {
  const kit = await openKit(address, { sitesUrl })
  const { driver, contract, capabilities } = kit.description
  console.log(`${driver.name} ${driver.version}, contract ${contract}, offers ${capabilities.join(', ') || 'nothing'}`)
  const steps = openSteps('driver:check')
  let leftOut = 0
  await runChapters(kit, values.chapter, {
    ...steps,
    leftOut(what, why) {
      leftOut++
      console.log(`  –     ${what} (${why})`)
    },
  })
  await kit.close()
  const peak = await files?.peakMegabytes()
  steps.finish(`, ${leftOut} left out${peak ? `, the driver had at most ${peak} MB of memory` : ''}`)
}

function addressGiven(): DriverAddress | undefined {
  const { url, 'host-id': hostId, secret = '' } = values
  const [, keyId, base64] = /^([^:]+):([A-Za-z0-9+/_-]+=*)$/.exec(secret) ?? []
  if (!url || !hostId || !keyId || !base64) return undefined
  return { url, hostId, secret: { keyId, bytes: Buffer.from(base64, 'base64') } }
}
