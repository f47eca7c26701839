// SPDX-License-Identifier: Apache-2.0
int long_function(int x) {
    x += 1;
    x += 2;
    x += 3;
    x += 4;
    x += 5;
    x += 6;
    x += 7;
    x += 8;
    x += 9;
    x += 10;
    x += 11;
    x += 12;
    x += 13;
    x += 14;
    x += 15;
    x += 16;
    x += 17;
    x += 18;
    x += 19;
    x += 20;
    x += 21;
    x += 22;
    x += 23;
    x += 24;
    x += 25;
    x += 26;
    x += 27;
    x += 28;
    x += 29;
    x += 30;
    x += 31;
    x += 32;
    x += 33;
    x += 34;
    x += 35;
    x += 36;
    x += 37;
    x += 38;
    x += 39;
    x += 40;
    x += 41;
    x += 42;
    x += 43;
    x += 44;
    x += 45;
    x += 46;
    x += 47;
    x += 48;
    x += 49;
    x += 50;
    x += 51;
    x += 52;
    x += 53;
    x += 54;
    x += 55;
    x += 56;
    x += 57;
    x += 58;
    x += 59;
}

int short_function(int x) {
    x += 1;
    x += 2;
    x += 3;
    x += 4;
    x += 5;
    x += 6;
    x += 7;
    x += 8;
    x += 9;
    x += 10;
    x += 11;
    x += 12;
    x += 13;
    x += 14;
    x += 15;
    x += 16;
    x += 17;
    x += 18;
    x += 19;
    x += 20;
    x += 21;
    x += 22;
    x += 23;
    x += 24;
    x += 25;
    x += 26;
    x += 27;
    x += 28;
    x += 29;
    x += 30;
    x += 31;
    x += 32;
    x += 33;
    x += 34;
    x += 35;
    x += 36;
    x += 37;
    x += 38;
    x += 39;
    x += 40;
    x += 41;
    x += 42;
    x += 43;
    x += 44;
    x += 45;
    x += 46;
    x += 47;
    x += 48;
    x += 49;
    x += 50;
    x += 51;
    x += 52;
    x += 53;
    x += 54;
    x += 55;
    x += 56;
    x += 57;
    x += 58;
}

class Place {
public:
    Place(int line)
        : line_{line}, more_{} {
        line_ += 1;
        line_ += 2;
        line_ += 3;
        line_ += 4;
        line_ += 5;
        line_ += 6;
        line_ += 7;
        line_ += 8;
        line_ += 9;
        line_ += 10;
        line_ += 11;
        line_ += 12;
        line_ += 13;
        line_ += 14;
        line_ += 15;
        line_ += 16;
        line_ += 17;
        line_ += 18;
        line_ += 19;
        line_ += 20;
        line_ += 21;
        line_ += 22;
        line_ += 23;
        line_ += 24;
        line_ += 25;
        line_ += 26;
        line_ += 27;
        line_ += 28;
        line_ += 29;
        line_ += 30;
        line_ += 31;
        line_ += 32;
        line_ += 33;
        line_ += 34;
        line_ += 35;
        line_ += 36;
        line_ += 37;
        line_ += 38;
        line_ += 39;
        line_ += 40;
        line_ += 41;
        line_ += 42;
        line_ += 43;
        line_ += 44;
        line_ += 45;
        line_ += 46;
        line_ += 47;
        line_ += 48;
        line_ += 49;
        line_ += 50;
        line_ += 51;
        line_ += 52;
        line_ += 53;
        line_ += 54;
        line_ += 55;
        line_ += 56;
        line_ += 57;
        line_ += 58;
    }
};

constexpr std::array table = {
    Row{1},
    Row{2},
    Row{3},
    Row{4},
    Row{5},
    Row{6},
    Row{7},
    Row{8},
    Row{9},
    Row{10},
    Row{11},
    Row{12},
    Row{13},
    Row{14},
    Row{15},
    Row{16},
    Row{17},
    Row{18},
    Row{19},
    Row{20},
    Row{21},
    Row{22},
    Row{23},
    Row{24},
    Row{25},
    Row{26},
    Row{27},
    Row{28},
    Row{29},
    Row{30},
    Row{31},
    Row{32},
    Row{33},
    Row{34},
    Row{35},
    Row{36},
    Row{37},
    Row{38},
    Row{39},
    Row{40},
    Row{41},
    Row{42},
    Row{43},
    Row{44},
    Row{45},
    Row{46},
    Row{47},
    Row{48},
    Row{49},
    Row{50},
    Row{51},
    Row{52},
    Row{53},
    Row{54},
    Row{55},
    Row{56},
    Row{57},
    Row{58},
    Row{59},
    Row{60},
    Row{61},
    Row{62},
    Row{63},
    Row{64},
    Row{65},
    Row{66},
    Row{67},
    Row{68},
    Row{69},
    Row{70},
};
