import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { startInfrastructure, startMail } from './infrastructure.ts'

// Runs MongoDB, Kafka and the mail sink until Ctrl-C, for services that are started by hand.
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    members: { type: 'string', default: '1' },
    temporary: { type: 'boolean', default: false },
    mail: { type: 'boolean', default: false },
  },
})

const say = (line: string) => console.log(line)
try {
  const infrastructure = await startInfrastructure({
    directory: values.data,
    mongoMembers: values.members === '3' ? 3 : 1,
    keep: !values.temporary,
    say,
  })
  const mail = values.mail ? await startMail({ say }) : undefined
  say(`MONGODB_URI=${infrastructure.mongoUri}`)
  say(`KAFKA_BROKERS=${infrastructure.kafkaBrokers}`)
  if (mail) say(`SMTP_URL=${mail.smtpUrl}`)
  // Before it says that it runs: whoever reads that may end it at once.
  const told = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  say('Running until Ctrl-C')
  setInterval(() => {}, 60_000) // when both servers are given, nothing else keeps this process alive
  await told
  say('Stopping …')
  await Promise.all([infrastructure.stop(), mail?.stop()])
  process.exit(0)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
