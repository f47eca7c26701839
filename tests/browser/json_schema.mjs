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
const reading = JSON.parse(readFileSync(files.find((file) => file.endsWith('mesa.json')), 'utf8'));
const spoilt = {
  'a number of the agreement as a JSON number': (r) => { r.measures[0].expected.value = 83.3; },
  'a figure with neither a value nor a reason': (r) => { delete r.measures[0].series[0].figure.value; },
  'an unknown status': (r) => { r.measures[0].status = 'fine'; },
  'a member nobody described': (r) => { r.measures[0].score = '1'; },
  'a missing member': (r) => { delete r.as_of; },
  'an exponent': (r) => { r.measures[0].expected.value = '8e1'; },
  'a date that is none': (r) => { r.as_of = '2016/10/31'; },
  'another version': (r) => { r.crosswalk = 'reading/2'; },
};
for (const [what, spoil] of Object.entries(spoilt)) {
  const copy = structuredClone(reading);
  spoil(copy);
  if (validate(copy)) fail(`the schema accepts ${what}`);
}

if (failures > 0) process.exit(1);
console.log(`${files.length} documents hold to the schema; ${Object.keys(spoilt).length} spoilt ones do not`);
