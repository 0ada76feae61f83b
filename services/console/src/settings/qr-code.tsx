import { create } from 'qrcode'

/** Blank modules around the code, which scanners need. */
const MARGIN = 4

/** A QR code as one path, dark on white in the dark scheme, too: scanners do not read it the other way round. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const rows = Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_column, x) => (modules.get(y, x) ? `M${x} ${y}h1v1h-1z` : '')).join(''),
  )
  const side = size + 2 * MARGIN
  return (
    <svg role="img" aria-label={label} viewBox={`${-MARGIN} ${-MARGIN} ${side} ${side}`} width={208} height={208}>
      <rect x={-MARGIN} y={-MARGIN} width={side} height={side} fill="#fff" />
      <path d={rows.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
