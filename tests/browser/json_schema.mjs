// SPDX-License-Identifier: Apache-2.0
// json_schema.mjs SCHEMA FILE...: every file holds what the schema says, and nothing it does not say.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const Ajv = createRequire(import.meta.url)('ajv/dist/2020');
const [schemaFile, ...files] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
let failures = 0;

function fail(message) {
  console.error(message);
  failures += 1;
}

for (const file of files) {
  if (validate(JSON.parse(readFileSync(file, 'utf8')))) continue;
  const told = validate.errors.filter((error) => !['oneOf', 'anyOf', '$ref'].includes(error.keyword));
  for (const error of told.slice(0, 10)) {
    fail(`${file}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
  }
}

// A schema that accepts anything would pass as well: it must refuse what is wrong.
const spoilt = {
  'mesa.json': {
    'a number of the agreement as a JSON number': (r) => { r.measures[0].expected.value = 83.3; },
    'a figure with neither a value nor a reason': (r) => { delete r.measures[0].series[0].figure.value; },
    'an unknown status': (r) => { r.measures[0].status = 'fine'; },
    'a member nobody described': (r) => { r.measures[0].score = '1'; },
    'a missing member': (r) => { delete r.as_of; },
    'an exponent': (r) => { r.measures[0].expected.value = '8e1'; },
    'a date that is none': (r) => { r.as_of = '2016/10/31'; },
    'another version': (r) => { r.crosswalk = 'reading/2'; },
  },
  'gates.json': {
    'an amount as a JSON number': (s) => { s.statements[0].due = 1000; },
    'a statement without what is held back': (s) => { delete s.statements[0].held_back; },
    'a reason to wait that nobody described': (s) => { s.statements[0].lines[0].waiting = [{ period: '2022', for: 'luck' }]; },
    'a member nobody described': (s) => { s.statements[0].lines[0].bonus = '1.00'; },
    'another version': (s) => { s.crosswalk = 'statements/2'; },
  },
};
const [example, wrongs] = Object.entries(spoilt).find(([name]) => files.some((file) => file.endsWith(`/${name}`)));
const document = JSON.parse(readFileSync(files.find((file) => file.endsWith(`/${example}`)), 'utf8'));
for (const [what, spoil] of Object.entries(wrongs)) {
  const copy = structuredClone(document);
  spoil(copy);
  if (validate(copy)) fail(`the schema accepts ${what}`);
}

if (failures > 0) process.exit(1);
console.log(`${files.length} documents hold to the schema; ${Object.keys(wrongs).length} spoilt ones do not`);
