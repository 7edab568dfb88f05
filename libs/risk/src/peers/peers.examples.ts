import { peerEvents } from './peers.events.js';

/** Medium factories of Shaanxi owe half of what they have; three in four lie within a tenth. */
export const peersMeasured = peerEvents.PeersMeasured({
  year: '2026',
  on: '2026-01-01',
  groups: [
    {
      industry: 'C',
      size: 'medium',
      region: '61',
      figures: [{ figure: 'leverage', clients: 12, median: '0.5', spread: '0.1' }],
    },
    {
      industry: 'C',
      figures: [
        { figure: 'leverage', clients: 40, median: '0.6', spread: '0.2' },
        { figure: 'liquidity', clients: 35, median: '1.1', spread: '0.3' },
      ],
    },
  ],
  valueDate: '2026-01-01',
});
