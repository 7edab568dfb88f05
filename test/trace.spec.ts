import { calls, untrue } from '../scripts/reference/trace.js';

const shown = { routes: new Set(['GET /loans/{loanId}']), views: new Set(['loan-book']) };
const done = {
  id: 'F-01',
  title: 'Service chain',
  status: 'done',
  routes: ['GET /loans/{loanId}'],
  views: ['loan-book'],
  journeys: ['test/trace.spec.ts'],
};
const complaintsOf = (row: object) => untrue('.', [{ ...done, ...row }], shown);

describe('the trace of requirements', () => {
  it('accepts a row whose journey calls its route, such as /loans/ln_1', () =>
    expect(complaintsOf({})).toEqual([]));

  it.each<[object, string]>([
    [{ routes: ['GET /loan'] }, 'there is no route GET /loan'],
    [{ views: ['loans'] }, 'there is no view loans'],
    [{ journeys: ['test/none.spec.ts'] }, 'test/none.spec.ts does not exist'],
    [{ journeys: ['package.json'] }, 'no journey of the row calls GET /loans/{loanId}'],
    [{ routes: [] }, 'is done and names no routes'],
    [{ quality: true, journeys: [] }, 'is done and names no journeys'],
  ])('complains of a row that is done with %j', (row, complaint) =>
    expect(complaintsOf(row)).toContain(`docs/requirements.jsonl, F-01: ${complaint}`),
  );

  it.each<[string, boolean]>([
    ["get('/loans/ln_1/schedule')", true],
    ['get(`/loans/${id}/schedule?after=${position}`)', true],
    ["get('/loans/schedule')", false],
    ["get('/loans/ln_1')", false],
    ["get('/loans/ln_1/schedules')", false],
    ["const at = (part) => `/loans/${id}${part}`; get(at('/schedule'))", true],
    ['const loan = `/loans/${id}`; get(`${loan}/schedule`)', true],
    ['const loan = `/loans/${id}`; get(`${loan}/schedules`)', false],
  ])('knows whether %s calls the route', (text, expected) =>
    expect(calls(text, 'GET /loans/{loanId}/schedule')).toBe(expected),
  );
});
