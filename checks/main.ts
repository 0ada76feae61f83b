// What no ready-made tool checks about this repository. Prints each check and what is wrong.
import { dependencyRules } from './dependency-rules.ts'
import { mentionedCommands } from './mentioned-commands.ts'
import { mentionedTests } from './mentioned-tests.ts'
import { namesInTwoPackages } from './names-in-two-packages.ts'
import { notHereYet } from './not-here-yet.ts'
import { observability } from './observability.ts'
import { sameVersions } from './same-versions.ts'
import { typedFiles } from './typed-files.ts'

/** Each returns its problems, one a line. */
const checks: Record<string, () => string[]> = {
  'every TypeScript file is type-checked': typedFiles,
  'every npm command that is mentioned exists': mentionedCommands,
  'every test that a document names exists': mentionedTests,
  'every dependency rule fires, and guards something': dependencyRules,
  'no exported name is in two packages': namesInTwoPackages,
  'what waits for later is listed in one place': notHereYet,
  'a version that stands in several files is the same everywhere': sameVersions,
  'alerts, dashboards and pages speak of metrics that there are': observability,
}

for (const [name, check] of Object.entries(checks)) {
  const problems = check()
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  for (const problem of problems) console.log(`       ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}
