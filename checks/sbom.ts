// Prints a software bill of materials of what runs in production: the services, and all they depend on, as CycloneDX
// JSON that is valid by its schema. `npm run --silent sbom > sbom.json`
import { serviceNames } from '@holdfast/contracts'
import { printedBy } from './repository.ts'

const workspaces = serviceNames.flatMap((name) => ['--workspace', `services/${name}`])
process.stdout.write(
  printedBy('cyclonedx-npm', ['--omit', 'dev', '--output-reproducible', '--validate', ...workspaces]),
)
