#include "textflag.h"

// Distance of the planes of a tally in bytes: blockWords words of 8.
#define PLANE 8192

// FULL adds a and b to sum, all of one weight; carry is of twice the weight. Y15 and Y14 are lost.
#define FULL(a, b, sum, carry) \
	VPXOR a, sum, Y15     \
	VPAND a, sum, Y14     \
	VPAND b, Y15, carry   \
	VPXOR b, Y15, sum     \
	VPOR  Y14, carry, carry

// HALF adds the carry Y6 to a plane in memory and leaves what is carried on in Y6.
#define HALF(plane) \
	VMOVDQU plane*PLANE(DI)(BX*1), Y7  \
	VPXOR   Y6, Y7, Y8                 \
	VPAND   Y6, Y7, Y6                 \
	VMOVDQU Y8, plane*PLANE(DI)(BX*1)

// HALFIF is HALF, and goes on with the next words when there is nothing left to carry.
#define HALFIF(plane) \
	VPTEST Y6, Y6 \
	JZ     next   \
	HALF(plane)

// func addEightWide(planes *uint64, maps *[8]*uint64, words int)
TEXT ·addEightWide(SB), NOSPLIT, $0-24
	MOVQ planes+0(FP), DI
	MOVQ maps+8(FP), AX
	MOVQ words+16(FP), CX
	SHLQ $3, CX
	MOVQ 0(AX), SI
	MOVQ 8(AX), DX
	MOVQ 16(AX), R8
	MOVQ 24(AX), R9
	MOVQ 32(AX), R10
	MOVQ 40(AX), R11
	MOVQ 48(AX), R12
	MOVQ 56(AX), R13
	XORQ BX, BX

loop:
	CMPQ BX, CX
	JGE  done
	VMOVDQU 0*PLANE(DI)(BX*1), Y0 // ones
	VMOVDQU 1*PLANE(DI)(BX*1), Y1 // twos
	VMOVDQU 2*PLANE(DI)(BX*1), Y2 // fours

	VMOVDQU (SI)(BX*1), Y9
	VMOVDQU (DX)(BX*1), Y10
	FULL(Y9, Y10, Y0, Y3)
	VMOVDQU (R8)(BX*1), Y11
	VMOVDQU (R9)(BX*1), Y12
	FULL(Y11, Y12, Y0, Y4)
	FULL(Y3, Y4, Y1, Y5)  // Y5 fours

	VMOVDQU (R10)(BX*1), Y9
	VMOVDQU (R11)(BX*1), Y10
	FULL(Y9, Y10, Y0, Y3)
	VMOVDQU (R12)(BX*1), Y11
	VMOVDQU (R13)(BX*1), Y12
	FULL(Y11, Y12, Y0, Y4)
	FULL(Y3, Y4, Y1, Y13) // Y13 fours

	FULL(Y5, Y13, Y2, Y6) // Y6 eights
	VMOVDQU Y0, 0*PLANE(DI)(BX*1)
	VMOVDQU Y1, 1*PLANE(DI)(BX*1)
	VMOVDQU Y2, 2*PLANE(DI)(BX*1)
	HALF(3)
	HALF(4)
	HALFIF(5)
	HALFIF(6)
	HALFIF(7)
	HALFIF(8)
	HALFIF(9)
	HALFIF(10)
	HALFIF(11)
	HALFIF(12)
	HALFIF(13)

next:
	ADDQ $32, BX
	JMP  loop

done:
	VZEROUPPER
	RET
