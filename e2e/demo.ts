import { seedDemo } from './demo/companies.ts'
import { DemoWorld, PASSWORD } from './demo/world.ts'
import { openMailbox } from './support/mailbox.ts'

// Fills the running system of `npm start` with two companies, as their people would: by HTTP and their mails only.
const api = process.env.HOLDFAST_API ?? 'http://127.0.0.1:8080'
const mailPage = process.env.HOLDFAST_MAIL ?? 'http://127.0.0.1:8025'
const world = new DemoWorld({ api, mailbox: openMailbox(mailPage) })

const found = await world.found()
if (found === 'a part') throw new Error('an earlier run did not come to its end: "npm run reset" erases everything')
if (found === 'everything') console.log('The demo data is there already.')
else await seedDemo(world, (line) => console.log(line))

const width = Math.max(...world.people.map(({ email }) => email.length))
console.log(`
Sign in at ${api}/sign-in with one of these addresses, and the password "${PASSWORD}":

${world.people.map(({ email, role }) => `  ${email.padEnd(width)}  ${role}`).join('\n')}

Mails to them are at ${mailPage}`)
