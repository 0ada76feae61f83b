import { once } from 'node:events'
import { join } from 'node:path'
import { startInfrastructure, startMail } from '@holdfast/embedded'
import { portFrom } from '@holdfast/embedded/ports'
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
    secrets: keepSecrets(join(directory, 'secrets.json')),
    directory,
    httpPort: portFrom('API_PORT'),
    isPrinted: true,
    say,
  })
  started.push(system)
  welcome(system.urls[0]!, mail.webUrl)
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
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
  const json = `-H 'Content-Type: application/json'`
  say(`
Holdfast runs.

  API             ${api}/v1
  Documentation   ${api}/docs
  Mails           ${mailPage ?? 'sent to SMTP_URL'}

Try it, in another terminal:

1. Sign up, then press the button of the link in the mail:

   curl ${api}/v1/users ${json} -d '{"email":"ada@example.com","password":"correct-horse-battery","fullName":"Ada"}'

2. Sign in and create a company:

   TOKEN=$(curl -s ${api}/v1/sessions ${json} -d '{"email":"ada@example.com","password":"correct-horse-battery","as":"token"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/') && COMPANY=$(curl -s ${api}/v1/companies ${json} -H "Authorization: Bearer $TOKEN" -d '{"name":"Analytical Engines","planId":"starter","address":{"line1":"12 Main Street","postalCode":"10115","city":"Berlin","country":"DE"}}' | tee /dev/stderr | sed 's/.*"companyId":"\\([^"]*\\)".*/\\1/')

3. Invite somebody:

   curl ${api}/v1/companies/$COMPANY/invitations ${json} -H "Authorization: Bearer $TOKEN" -d '{"emails":["charles@example.com"],"access":{"companyRole":"developer"}}'

Ctrl-C stops everything; npm start finds the data again; npm run reset erases it.
`)
}
