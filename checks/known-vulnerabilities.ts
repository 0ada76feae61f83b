/** What the registry knows: a line for each package with a high or critical vulnerability, and how many have others. */
export type Known = { serious: string[]; others: number } | { unanswered: string }

interface Report {
  vulnerabilities: Record<string, { severity: string; range: string; via: (string | { title: string; url: string })[] }>
}

/** @param printed what `npm audit --json` printed */
export function knownVulnerabilities(printed: string): Known {
  const report = parsed(printed)
  if (!isReport(report)) return { unanswered: reasonIn(report) }
  const all = Object.entries(report.vulnerabilities)
  const serious = all.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  return {
    others: all.length - serious.length,
    serious: serious.map(([name, { severity, range, via }]) => {
      // A package of which only a dependency is vulnerable has that one's name here.
      const causes = via.map((cause) => (typeof cause === 'string' ? `by ${cause}` : `${cause.title} ${cause.url}`))
      return `${name} ${range}, ${severity}: ${causes.join('; ')}`
    }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isReport(report: unknown): report is Report {
  return typeof report === 'object' && report !== null && 'vulnerabilities' in report && 'auditReportVersion' in report
}

function reasonIn(report: unknown): string {
  const { message } = (report ?? {}) as { message?: unknown }
  return typeof message === 'string' && message !== '' ? message : 'no answer'
}
