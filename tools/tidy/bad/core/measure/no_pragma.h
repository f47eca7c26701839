// A header without its licence and without its guard,
// with a line that is exactly one hundred characters long, though not bytes: éééééééééééééééééééééé
// with a line that is one hundred and one characters long, one more than can be: ééééééééééééééééééé
