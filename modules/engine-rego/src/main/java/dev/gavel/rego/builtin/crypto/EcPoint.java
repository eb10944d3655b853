package dev.gavel.rego.builtin.crypto;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * Multiplies a curve's base point, for private keys that do not bring their public half. Not in
 * constant time: the key was given to the policy, which may print it.
 */
final class EcPoint {
  private final BigInteger prime;
  private final BigInteger slope;

  private EcPoint(ECParameterSpec curve) {
    this.prime = ((ECFieldFp) curve.getCurve().getField()).getP();
    this.slope = curve.getCurve().getA();
  }

  /** The point in its uncompressed form. */
  static byte[] multiply(ECParameterSpec curve, BigInteger times, int length) {
    EcPoint field = new EcPoint(curve);
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = times.bitLength() - 1; bit >= 0; bit--) {
      sum = field.add(sum, sum);
      if (times.testBit(bit)) {
        sum = field.add(sum, curve.getGenerator());
      }
    }
    byte[] point = new byte[2 * length + 1];
    point[0] = 4;
    System.arraycopy(PublicKeys.fixed(sum.getAffineX(), length), 0, point, 1, length);
    System.arraycopy(PublicKeys.fixed(sum.getAffineY(), length), 0, point, 1 + length, length);
    return point;
  }

  private ECPoint add(ECPoint a, ECPoint b) {
    if (a.equals(ECPoint.POINT_INFINITY)) {
      return b;
    }
    BigInteger rise;
    BigInteger run;
    if (a.equals(b)) {
      BigInteger squared = a.getAffineX().pow(2);
      rise = squared.multiply(BigInteger.valueOf(3)).add(slope);
      run = a.getAffineY().shiftLeft(1);
    } else {
      rise = b.getAffineY().subtract(a.getAffineY());
      run = b.getAffineX().subtract(a.getAffineX());
    }
    BigInteger lambda = rise.multiply(run.modInverse(prime)).mod(prime);
    BigInteger x = lambda.pow(2).subtract(a.getAffineX()).subtract(b.getAffineX()).mod(prime);
    BigInteger y = lambda.multiply(a.getAffineX().subtract(x)).subtract(a.getAffineY()).mod(prime);
    return new ECPoint(x, y);
  }
}
