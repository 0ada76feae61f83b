import { once } from 'node:events'
import { join } from 'node:path'
import { startInfrastructure, startMail } from '@holdfast/embedded'
import { portFrom } from '@holdfast/embedded/ports'
import { firstSteps } from './first-steps.ts'
import { keepSecrets } from './secrets.ts'
import { startSystem } from './system.ts'

// The whole system on one machine, until Ctrl-C.
const directory = join(import.meta.dirname, '../../../.data')
const say = (line: string) => console.log(line)
const started: { stop(): Promise<void> }[] = []

try {
  const infrastructure = await startInfrastructure({ directory, say })
  started.push(infrastructure)
  const mail = await startMail({ say })
  started.push(mail)
  const system = await startSystem({
    mongoUri: infrastructure.mongoUri,
    kafkaBrokers: infrastructure.kafkaBrokers,
    smtpUrl: mail.smtpUrl,
    mailPage: mail.webUrl,
    secrets: keepSecrets(join(directory, 'secrets.json')),
    directory,
    httpPort: portFrom('API_PORT'),
    sitesPort: portFrom('SITES_PORT'),
    isPrinted: true,
    say,
  })
  started.push(system)
  const told = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  welcome(system.urls[0]!, mail.webUrl)
  await told
  say('\nStopping …')
  await stop()
  process.exit(0)
} catch (error) {
  console.error((error as Error).message)
  await stop()
  process.exit(1)
}

async function stop() {
  for (const part of started.splice(0).reverse()) await part.stop()
}

function welcome(api: string, mailPage: string | undefined) {
  const { signUp, createCompany, invite, hostSite } = firstSteps(api)
  say(`
Holdfast runs.

  Console         ${api}/
  API             ${api}/v1
  Documentation   ${api}/docs
  Mails           ${mailPage ?? 'sent to SMTP_URL'}

Open the console and sign up there: the link to confirm your address is among the mails. \`npm run demo\` fills it with two
companies, people in every role, sites and invoices.

Or try the API, in another terminal:

1. Sign up: it answers 202. Then open the link in the mail, and confirm the address there with the same password.

   ${signUp}

2. Sign in and create a company:

   ${createCompany.join('\n   ')}

3. Invite somebody:

   ${invite}

4. Create a site, upload a page, and open it:

   ${hostSite.join('\n   ')}

Ctrl-C stops everything; npm start finds the data again; npm run reset erases it.
`)
}
