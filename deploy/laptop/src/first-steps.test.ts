import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { firstSteps } from './first-steps.ts'

const { createCompany, invite, hostSite } = firstSteps('http://api')

/** Runs commands where curl gets this answer from each path, and then says what the shell knows. */
async function inShell(commands: string, answers: Record<string, object>) {
  const cases = Object.entries(answers).map(([path, answer]) => `*${path}*) echo '${JSON.stringify(answer)}';;`)
  const curl = `curl() { case "$*" in ${cases.join(' ')} *) echo "curl: no connection" >&2; return 7;; esac; }`
  const script = `${curl}\n${commands}\necho "status $? company $COMPANY"`
  const run = promisify(execFile)('sh', ['-c', script])
  return run.catch((failed: { stdout: string; stderr: string }) => failed)
}

test('when the address is confirmed, then the second step creates the company', async () => {
  const answers = { '/v1/sessions': { token: 'hfs_1' }, '/v1/companies': { companyId: 'c-1' } }
  const { stdout, stderr } = await inShell(createCompany.join('\n'), answers)
  expect([stdout, stderr]).toEqual(['The company is c-1\nstatus 0 company c-1\n', ''])
})

test('when the address is not confirmed yet, then the second step says so and creates nothing', async () => {
  const title = 'Address, password or code is wrong, or the address is not confirmed yet'
  const answers = {
    '/v1/sessions': { title, status: 401, code: 'sign-in-failed' },
    '/v1/companies': { companyId: 'c' },
  }
  const { stdout, stderr } = await inShell(createCompany.join('\n'), answers)
  expect([stdout, stderr]).toEqual(['status 1 company \n', `${title}\n`])
})

test('when nothing answers, or the company is refused, then the second step says why', async () => {
  const silent = await inShell(createCompany.join('\n'), {})
  expect([silent.stdout, silent.stderr.trim()]).toEqual(['status 1 company \n', 'curl: no connection'])
  const refusal = { title: 'There is no such plan', detail: 'No plan is called starter', status: 422 }
  const refused = await inShell(createCompany.join('\n'), { '/v1/sessions': { token: 't' }, '/v1/companies': refusal })
  expect([refused.stdout, refused.stderr]).toEqual(['status 1 company \n', 'No plan is called starter\n'])
})

test('when the third step comes before the second, then it names it', async () => {
  const { stdout, stderr } = await inShell(invite, { '/v1/': {} })
  expect(stdout).toBe('')
  expect(stderr).toContain('COMPANY: comes from step 2')
})

test('when a site is created and a page uploaded, then the last step names the page; a refusal says why', async () => {
  const commands = [createCompany[0], 'COMPANY=c-1', ...hostSite].join('\n')
  const site = { environments: [{ environmentId: 'e-1', url: 'http://first.localhost:8081/' }] }
  const { stdout, stderr } = await inShell(commands, { '/releases': { operationId: 'o-1' }, '/sites': site })
  expect([stdout, stderr]).toEqual(['o-1\nOpen http://first.localhost:8081/\nstatus 0 company c-1\n', ''])
  const refused = await inShell(commands, { '/sites': { title: 'The plan allows no further site', status: 409 } })
  expect([refused.stdout, refused.stderr]).toEqual(['status 1 company c-1\n', 'The plan allows no further site\n'])
})
