import { parseArgs } from 'node:util'
import { chapters, runChapters } from './driver-check/chapters.ts'
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
    // Where the driver serves visitors, for chapter 6. Host names are sent in the header, and never resolved.
    'sites-url': { type: 'string' },
    chapter: { type: 'string', multiple: true, default: Object.keys(chapters) },
  } as const,
})
const [, keyId, base64] = /^([^:]+):([A-Za-z0-9+/_-]+=*)$/.exec(values.secret ?? '') ?? []
const unknown = values.chapter.find((number) => !(number in chapters))
if (!values.url || !values['host-id'] || !keyId || !base64 || unknown) {
  console.error('npm run driver:check -- --url <url> --host-id <id> --secret <key id>:<base64>')
  console.error(`  [--sites-url <url>] [--chapter ${Object.keys(chapters).join(' | ')}]…`)
  process.exit(2)
}

const secret = { keyId, bytes: Buffer.from(base64, 'base64') }
const kit = await openKit(
  { url: values.url, hostId: values['host-id'], secret },
  { sitesUrl: values['sites-url'] },
).catch((error) => {
  console.error(`The driver does not tell who it is: ${error.message}`)
  process.exit(1)
})
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
steps.finish(`, ${leftOut} left out`)
