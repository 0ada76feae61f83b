import { textOf } from './repository.ts'

/** Where a version stands that is meant to be one: file and what surrounds it, which captures the version. */
type Place = [file: string, around: RegExp]

/** The first place is where it is changed; the others follow by hand, for their formats know no other way. */
const versions: Record<string, Place[]> = {
  Node: [
    ['package.json', /"node": "(\d[\d.]+)"/],
    ['deploy/docker/Dockerfile', /library\/node:([\d.]+)-/],
  ],
  Kafka: [
    ['docker-compose.yml', /apache\/kafka:([\d.]+)/],
    ['deploy/embedded/src/kafka-jars.ts', /kafkaVersion = '([\d.]+)'/],
    ['deploy/embedded/pom.xml', /<artifactId>kafka_[^<]*<\/artifactId>\s*<version>([\d.]+)</],
    ['libs/testing/src/containers.ts', /apache\/kafka:([\d.]+)/],
    ['e2e/images/official-images.ts', /apache\/kafka:([\d.]+)/],
  ],
  MongoDB: [
    ['docker-compose.yml', /image: mongo:([\d.]+)/],
    ['libs/testing/src/containers.ts', /'mongo:([\d.]+)'/],
    ['e2e/images/official-images.ts', /'mongo:([\d.]+)'/],
  ],
  Holdfast: [
    ['package.json', /"version": "([\d.]+)"/],
    ['deploy/kubernetes/Chart.yaml', /^version: ([\d.]+)/m],
    ['deploy/kubernetes/Chart.yaml', /^appVersion: ([\d.]+)/m],
    ['deploy/docker/Dockerfile', /ARG VERSION=([\d.]+)/],
    ['services/files/src/driver/driver-handlers.ts', /name: 'files', version: '([\d.]+)'/],
  ],
}

/** A version that stands in several files is the same in all of them. */
export function sameVersions(): string[] {
  return Object.entries(versions).flatMap(([name, places]) => differences(name, places, textOf))
}

export function differences(name: string, places: Place[], read: (file: string) => string): string[] {
  const found = places.map(([file, around]) => ({ file, version: around.exec(read(file))?.[1] }))
  const [first] = found
  return found
    .filter(({ version }) => version === undefined || version !== first?.version)
    .map(({ file, version = 'none' }) => `${name}: ${version} in ${file}, ${first?.version} in ${first?.file}`)
}
